"""What archives answer: the Wayback Machine's availability API, CDX indexes, Memento TimeMaps; nothing raises.

The shapes are those of their documentation; `docs/followups.md` cites it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.followups.json_fields import LARGEST, address, field, loaded, text
from linkcheck.followups.question import Kind, below
from linkcheck.model import Capture

__all__ = ["READERS", "is_copy", "nearest", "original", "raw", "stamp", "time_of"]

MOST = 1000  # copies of a page that are looked at; an index is asked for ten, a TimeMap has them all
FIRST_YEAR = 1996  # the Wayback Machine's oldest copies
_COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_STAMP = re.compile(r"[0-9]{14}")
# An archive's address of a copy: the moment, perhaps how it is to be shown ("id_": as it came), and the page's own
# address. The Wayback Machine has it so, and pywb (https://pywb.readthedocs.io/en/latest/manual/rewriter.html).
_REPLAY = re.compile(r"(https?://[^/?#]{1,300}(?:/[\w.-]{1,60}){0,4}?/)([0-9]{4,14})(?:[a-z]{2}_)?/(\S{4,})")
# RFC 6690 §2: <target>; rel="…"; datetime="…" — a quoted string that never ends is no parameter.
_LINK = re.compile(
    r'<([^<>\s]{1,8192}+)>((?:\s{0,9};\s{0,9}[\w-]{1,40}\s{0,3}=\s{0,3}(?:"[^"]{0,1000}+"|[^\s;,"<>]{1,500}+))*+)'
)
_PARAMETER = re.compile(r';\s{0,9}([\w-]{1,40})\s{0,3}=\s{0,3}(?:"([^"]{0,1000}+)"|([^\s;,"<>]{1,500}+))')


def _available(body: bytes, _: str) -> tuple[Capture, ...] | None:
    """Return the copy that the availability API names: one, or none."""
    snapshots = field(loaded(body), "archived_snapshots")
    if not isinstance(snapshots, dict):
        return None
    closest = field(snapshots, "closest")
    if not closest or field(closest, "available") is False:
        return ()
    url, time = address(field(closest, "url")), time_of(text(field(closest, "timestamp")))
    status = _status(text(field(closest, "status")))
    return (Capture(url, time, status),) if url and time and status in {200, None} else ()


def _cdx(body: bytes, endpoint: str) -> tuple[Capture, ...] | None:
    """Return the copies in an index, as JSON with its column names first, or as lines of text."""
    lines = body[:LARGEST].decode("utf-8", "replace")
    if lines.lstrip()[:1] == "[":
        rows = loaded(body)
        return None if rows is None else tuple(_of_rows(_rows(rows), endpoint))
    if lines.lstrip()[:1] in {"<", "{"}:
        return None
    return tuple(_of_rows((line.split(" ") for line in lines.splitlines()[:MOST]), endpoint))


def _rows(rows: object) -> Iterator[list[str]]:
    """Yield the rows of an index in JSON that hold nothing but texts."""
    for row in rows[:MOST] if isinstance(rows, list) else ():
        if isinstance(row, list) and row and all(isinstance(each, str) for each in row[:20]):
            yield row[:20]


def _of_rows(rows: Iterable[list[str]], endpoint: str) -> Iterator[Capture]:
    columns: tuple[str, ...] = _COLUMNS
    for row in rows:
        if "timestamp" in row and "original" in row:
            columns = tuple(row)
            continue
        cells = dict(zip(columns, row, strict=False))
        time, page = time_of(cells.get("timestamp", "")), address(cells.get("original"))
        url = address(below(endpoint, f"{cells['timestamp']}/{page}")) if time and page else ""
        if url:
            yield Capture(url, time, _status(cells.get("statuscode", "")))


def _timemap(body: bytes, _: str) -> tuple[Capture, ...] | None:
    """Return the mementos in a TimeMap (RFC 7089 §5, the format of RFC 6690); of a cut one, those that came."""
    links = body[:LARGEST].decode("utf-8", "replace")
    found = False
    captures = []
    for target, parameters in _LINK.findall(links):
        values = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(parameters)}
        found = found or "rel" in values
        time = _http_date(values.get("datetime", ""))
        url = address(target)
        if time and url and "memento" in values.get("rel", "").lower().split():
            captures.append(Capture(url, time))
    return tuple(_thinned(captures)) if found else None


def _thinned(captures: list[Capture]) -> list[Capture]:
    """Return no more copies than are kept, those of a page archived every day some days apart."""
    return captures[:: len(captures) // MOST + 1]


READERS: dict[Kind, Callable[[bytes, str], tuple[Capture, ...] | None]] = {
    Kind.AVAILABLE: _available,
    Kind.CDX: _cdx,
    Kind.TIMEMAP: _timemap,
}


def _status(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) == 3 else None


def time_of(digits: str) -> str:
    """Return the moment in fourteen digits as RFC 3339, empty where the calendar or the archive has none such."""
    if not _STAMP.fullmatch(digits):
        return ""
    try:
        moment = datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return ""
    return _written(moment)


def _http_date(written: str) -> str:
    try:
        moment = parsedate_to_datetime(written[:60])
    except (ValueError, OverflowError, TypeError, IndexError):
        return ""
    return _written(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if FIRST_YEAR <= moment.year < 2200 else ""


def stamp(date: PartialDate | None) -> str:
    """Return a day as archives are asked for it, ``20211215``; of a month or a year its last day."""
    return "{:04}{:02}{:02}".format(*date.latest) if date else ""


def nearest(captures: Iterable[Capture], date: PartialDate | None) -> list[Capture]:
    """Return the copies with those nearest to noon of a day first, or the newest where no day is known."""
    wanted = datetime(*(date.latest if date else (9999, 1, 1)), 12, tzinfo=UTC)

    def distance(capture: Capture) -> float:
        made = datetime.fromisoformat(capture.time) if capture.time else datetime(1, 1, 1, tzinfo=UTC)
        return abs((made - wanted).total_seconds())

    return sorted(captures, key=distance)


def raw(url: str, endpoint: str) -> str:
    """Return where a copy is as it came, without the archive's banner and its rewriting of links.

    Only the archive that `endpoint` names is known to have that; an address elsewhere stays as it is.
    """
    match = _REPLAY.fullmatch(url)
    return f"{match[1]}{match[2]}id_/{match[3]}" if match and is_copy(url, endpoint) else url


def is_copy(url: str, endpoint: str) -> bool:
    """Return whether an address is that of a copy in the archive that `endpoint` names."""
    there, home = urls.read(url), urls.read(endpoint)
    return bool(there and home and there.host == home.host and _REPLAY.fullmatch(url))


def original(url: str) -> tuple[str, str]:
    """Return the moment and the page's own address that an archive's address of a copy holds; else empty texts."""
    match = _REPLAY.fullmatch(url)
    return (time_of(match[2]), address(match[3])) if match else ("", "")
