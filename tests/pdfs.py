"""PDFs made on the spot, object by object."""

from __future__ import annotations

import zlib

FONTS = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def line(text, y, x=72, size=10):
    """Return what shows a line of text on a page: 595 points wide and 842 high, counted from below."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n".encode("cp1252")


def lines(*texts, top=700, size=10):
    """Return lines of text, one below the other."""
    return b"".join(line(text, top - 12 * index, size=size) for index, text in enumerate(texts))


def stream(content, entries="", *, packed=False):
    """Return an object with some content."""
    how = " /Filter /FlateDecode" if packed else ""
    data = zlib.compress(content) if packed else content
    return f"<< {entries} /Length {len(data)}{how} >>\nstream\n".encode() + data + b"\nendstream"


def a_pdf(*pages, info="", root="", xmp=b"", resources=f"<< /Font << {FONTS} >> >>", packed=False):
    """Return a PDF of pages with some content each."""
    metadata = stream(xmp, "/Type /Metadata /Subtype /XML") if xmp else "null"
    kids = [5 + 2 * index for index in range(len(pages))]
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R {root} >>",
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Resources 3 0 R >>",
        resources,
        metadata,
    ]
    for kid, content in zip(kids, pages, strict=True):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {kid + 1} 0 R >>")
        objects.append(stream(content, packed=packed))
    return written([*objects, f"<< {info} >>"])


def written(objects):
    """Return a PDF of some objects: the first is the catalogue, the last says what the file is."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode()
        data += content if isinstance(content, bytes) else content.encode("latin-1")
        data += b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    )
    return bytes(data) + end.encode()


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dcterms="http://purl.org/dc/terms/"
 {attributes}>
<dc:format>application/pdf</dc:format>{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def a_packet(properties="", attributes=""):
    """Return an XMP packet."""
    return XMP.format(properties=properties, attributes=attributes).encode()


def titled(title):
    """Return a title as XMP has it."""
    return f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
