"""The cases of ``tests/verdicts`` judged: the confusion by rule, and what lychee says of the same cases.

    .venv/bin/python benchmarks/verdicts/run.py [--no-lychee] [--misses]

lychee asks a server on this machine that answers for each case as the case says; redirects lead back to it. Cases
that are judged offline are left out of that comparison.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from verdicts.cases import SUFFIXES, Case, Told, all_cases, run, told_of  # noqa: E402

TIMEOUT = 20  # seconds for one run of lychee


def main() -> None:
    """Judge every case and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-lychee", action="store_true", help="only linkcheck")
    parser.add_argument("--misses", action="store_true", help="name what was missed and what was false")
    options = parser.parse_args()
    cases = all_cases()
    found = {case.name: told_of(run(case)) for case in cases}
    print_confusion(cases, found)
    print_promises(cases, found)
    if options.misses:
        print_misses(cases, found)
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if lychee and not options.no_lychee:
        print_lychee(tuple(case for case in cases if not case.settings.get("offline")), found, lychee)


def places(told: frozenset[Told]) -> Counter[tuple[str, int | None]]:
    """Return rules and lines; levels are told apart elsewhere."""
    return Counter((each.rule, each.line) for each in told)


def print_confusion(cases: tuple[Case, ...], found: dict[str, frozenset[Told]]) -> None:
    """Print for each rule what was expected, found, missed and false."""
    right, missed, false = Counter(), Counter(), Counter()
    for case in cases:
        expected, got = places(case.expected), places(found[case.name])
        right.update(rule for rule, _ in (expected & got).elements())
        missed.update(rule for rule, _ in (expected - got).elements())
        false.update(rule for rule, _ in (got - expected).elements())
    print(f"{'rule':26}{'right':>7}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}")
    for rule in sorted({*right, *missed, *false}):
        print(f"{rule:26}{_row(right[rule], missed[rule], false[rule])}")
    print(f"{'all':26}{_row(right.total(), missed.total(), false.total())}")


def _row(right: int, missed: int, false: int) -> str:
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return f"{right:7}{missed:8}{false:7}{precision:11.3f}{recall:8.3f}"


def print_promises(cases: tuple[Case, ...], found: dict[str, frozenset[Told]]) -> None:
    """Print what must never be: an error on an innocent case, an open case called dead."""
    innocent = [case for case in cases if case.is_innocent]
    errors = [case.name for case in innocent if any(told.level == "error" for told in found[case.name])]
    open_ = [case for case in cases if any(told.level == "open" for told in case.expected)]
    dead = [case.name for case in open_ if _dead(found[case.name]) - _dead(case.expected)]
    levels = sum(found[case.name] != case.expected for case in cases)
    print(f"\n{len(cases)} cases, {len(innocent)} of them innocent; {levels} not judged exactly as they say")
    print(f"errors on innocent cases: {len(errors)} {errors or ''}")
    print(f"open cases called dead: {len(dead)} of {len(open_)} {dead or ''}")


def _dead(told: frozenset[Told]) -> set[Told]:
    return {each for each in told if each.rule in {"dead-link", "soft-404", "parked-domain", "hijacked-domain"}}


def print_misses(cases: tuple[Case, ...], found: dict[str, frozenset[Told]]) -> None:
    """Print each case that was not judged as it says."""
    for case in cases:
        missed, false = case.expected - found[case.name], found[case.name] - case.expected
        if missed or false:
            print(f"\n{case.name}")
            print("".join(f"  missed  {told}\n" for told in sorted(map(str, missed))), end="")
            print("".join(f"  false   {told}\n" for told in sorted(map(str, false))), end="")


class Server(ThreadingHTTPServer):
    """Answers for every case: ``/<case>/<host>/<path>``."""

    def __init__(self, cases: tuple[Case, ...]) -> None:
        self.cases = cases
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Gives the answer that a case has for an address, http or https."""

    server: Server

    def do_GET(self) -> None:
        """Answer, or close the connection where the case says that there is no answer."""
        _, number, rest = self.path.split("/", 2)
        case = self.server.cases[int(number)]
        address = rest if "/" in rest else f"{rest}/"
        answer = case.answer(f"https://{address}") or case.answer(f"http://{address}")
        if answer is None or isinstance(answer, str):
            self.close_connection = True
            return
        self.send_response_only(answer.status_code)
        for name, value in answer.headers.items():
            if name not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, self._here(number, address, value) if name == "location" else value)
        self.send_header("content-length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def _here(self, number: str, address: str, location: str) -> str:
        """Return where a redirect leads, on this server."""
        rest = location.partition("://")[2] or f"{address.partition('/')[0]}{location}"
        return f"{self.server.origin}/{number}/{rest}"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def print_lychee(cases: tuple[Case, ...], found: dict[str, frozenset[Told]], program: str) -> None:
    """Print how often each of the two speaks of cases with a fault, and of innocent ones."""
    server = Server(cases)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        spoken = list(
            pool.map(lambda number: lychee_on(number, cases[number], server, folder, program), range(len(cases)))
        )
    server.shutdown()
    print(f"\n{'':34}{'cases':>7}{'linkcheck':>11}{'lychee':>8}")
    print_row("something is wrong: spoken of", [not case.is_innocent for case in cases], cases, found, spoken)
    print_row("a page is gone: spoken of", [bool(_dead(case.expected)) for case in cases], cases, found, spoken)
    print_row("innocent: a false alarm", [case.is_innocent for case in cases], cases, found, spoken)


def print_row(
    name: str, wanted: list[bool], cases: tuple[Case, ...], found: dict[str, frozenset[Told]], spoken: list[bool]
) -> None:
    """Print one row of the table that compares the two."""
    ours = sum(
        any(told.level != "open" for told in found[case.name])
        for case, want in zip(cases, wanted, strict=True)
        if want
    )
    theirs = sum(said for said, want in zip(spoken, wanted, strict=True) if want)
    print(f"{name:34}{sum(wanted):7}{ours:11}{theirs:8}")


def lychee_on(number: int, case: Case, server: Server, folder: str, program: str) -> bool:
    """Return whether lychee finds anything wrong with a case."""
    article = Path(folder) / f"{number}.{SUFFIXES[case.format]}"
    article.write_text(case.article, encoding="utf-8")
    remap = f"^https?://(.*) {server.origin}/{number}/$1"
    arguments = ("--no-progress", "--format", "json", "--max-retries", "0", "--timeout", "5", "--include-verbatim")
    command = [program, *arguments, "--remap", remap, str(article)]
    try:
        said = json.loads(subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False).stdout)
    except (ValueError, subprocess.TimeoutExpired):
        return True
    return bool(said.get("errors", 0) or said.get("timeouts", 0))


if __name__ == "__main__":
    main()
