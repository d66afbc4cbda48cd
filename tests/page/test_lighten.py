"""Very large pages without what nobody reads."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.lighten import lightened
from linkcheck.page.read import HEAVY, read_page


@pytest.mark.parametrize(
    ("page", "expected"),
    [(b"a<style>b</style >c<STYLE media=x>d</STYLE>e", b"a c e"), (b"a<script>b</script>c", b"a c"),
     (b'<script type="application/ld+json">{}</script>', b'<script type="application/ld+json">{}</script>'),
     (b"a<svg><path/></svg>b", b"a b"), (b"a<style>b", b"a "),
     (b"<p>styles</p><styles>", b"<p>styles</p><styles>"),
     (b'<img src="data:image/png;base64,' + b"A" * 300 + b'">', b'<img src="data:">')],
    ids=["styles", "scripts", "JSON-LD stays", "drawings", "no end", "a word", "a picture"],
)  # fmt: skip
def test_what_is_no_statement_goes(page, expected):
    assert lightened(page) == expected


def test_a_page_is_read_behind_a_megabyte_of_styles():
    styles = b"<style>" + b"a { b: c } " * (HEAVY // 10) + b"</style>"
    page = read_page(
        b"<title>Talks</title>" + styles + b"<h1>The talks</h1><p>They went on.", "https://a.example/b"
    )
    assert (page.title, page.text) == ("The talks", "The talks\nThey went on.")


@pytest.mark.parametrize(
    "piece", [b"<style>", b"<script ", b"<svg></svg ", b'"data:', b"<style></style", b"<script ld+"]
)
def test_what_never_ends_takes_linear_time(piece):
    assert_linear(lambda size: cpu(lambda: lightened(piece * (size // len(piece)))), 100_000)
