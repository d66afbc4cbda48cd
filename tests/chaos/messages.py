"""HTTP messages, written out: nothing is put right on the way."""

from __future__ import annotations

TITLE = "A page"
PAGE = b"<!doctype html><title>A page</title><h1>A page</h1><p>Some words that stand on it."
HTML = "Content-Type: text/html; charset=utf-8"


def message(*lines: str | bytes, body: bytes = PAGE, status: str = "200 OK", length: bool = True) -> bytes:
    """Return a message with these header lines, as given, and a `Content-Length` unless told otherwise."""
    told = [f"Content-Length: {len(body)}"] if length else []
    head = [f"HTTP/1.1 {status}", *lines, *told, "", ""]
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode("utf-8") for line in head) + body


def page(title: str = TITLE, *lines: str, head: str = "", text: str = "") -> bytes:
    """Return a message with a page that says what it is called."""
    body = f"<!doctype html><title>{title}</title>{head}<h1>{title}</h1><p>{text}"
    return message(HTML, *lines, body=body.encode("utf-8", "surrogatepass"))


def redirect(location: str | bytes, status: str = "302 Found") -> bytes:
    """Return a redirect whose `Location` is written as given."""
    raw = location if isinstance(location, bytes) else location.encode()
    return message(b"Location: " + raw, body=b"", status=status)


def chunk(data: bytes) -> bytes:
    """Return some bytes as one chunk (RFC 9112 §7.1)."""
    return b"%x\r\n%b\r\n" % (len(data), data)


CHUNKED = message(HTML, "Transfer-Encoding: chunked", body=b"", length=False)
UNTIL_CLOSE = message(HTML, "Connection: close", body=b"", length=False)
NOT_FOUND = message(HTML, body=b"<title>Not found</title>", status="404 Not Found")
