"""The names that others build on."""

import asyncio
import inspect
import subprocess
import sys

import httpx
import pytest

import linkcheck


def test_every_public_name_is_there():
    for name in linkcheck.__all__:
        assert getattr(linkcheck, name) is not None


def test_the_names_and_their_homes_agree():
    assert set(linkcheck._HOMES) | {"__version__"} == set(linkcheck.__all__)


def test_a_name_that_is_not_there_says_so():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = linkcheck.no_such_name


def test_the_signatures_are_as_promised():
    assert list(inspect.signature(linkcheck.read).parameters) == ["path"]
    assert list(inspect.signature(linkcheck.parse).parameters) == ["data", "name", "content_type"]
    assert list(inspect.signature(linkcheck.read_page).parameters) == ["body", "url", "content_type"]
    assert list(inspect.signature(linkcheck.check).parameters)[:2] == ["article", "config"]
    assert "transport" in inspect.signature(linkcheck.check).parameters


def test_the_promised_lines_work(tmp_path):
    """The example of the package's own docstring runs as it stands there."""
    target = tmp_path / "article.md"
    target.write_text("# A title\n\n## Sources\n- [The talks](https://daily.site/talks)\n")
    article = linkcheck.read(target)
    page = linkcheck.read_page(
        b"<title>The talks</title>", url="https://daily.site/talks", content_type="text/html"
    )

    def answer(request):
        return httpx.Response(200, html="<title>The talks</title>")

    report = asyncio.run(linkcheck.check(article, linkcheck.Config(), transport=httpx.MockTransport(answer)))
    assert article.title == "A title"
    assert article.sources[0].region.start_line == 4
    assert page.title == "The talks"
    assert [finding.rule.id for finding in report.findings] == ["single-source"]
    assert report.findings[0].fault.kind == "fail"
    assert report.findings[0].fingerprint
    assert linkcheck.render(report, "json").startswith("{")


def test_nouns_are_frozen():
    article = linkcheck.parse(b"words", "a.txt")
    with pytest.raises(AttributeError):
        article.title = "another"


def modules_after(code):
    """Return the modules that a fresh Python has loaded after some code."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stderr.split())


HEAVY = {
    "httpx",
    "httpcore",
    "bs4",
    "lxml",
    "markdown_it",
    "yaml",
    "jinja2",
    "rich",
    "tenacity",
    "warcio",
    "asyncio",
    "ada_url",
    "dataclasses",
}


def test_the_package_itself_imports_nothing_heavy():
    assert not modules_after("import linkcheck") & HEAVY


def test_help_imports_nothing_heavy():
    assert not modules_after("from linkcheck.cli.main import main; main(['--help'])") & HEAVY


def test_extract_imports_only_what_the_format_needs(tmp_path):
    """A plain text waits for no parser, a Markdown file for no HTTP client."""
    text, markdown = tmp_path / "a.txt", tmp_path / "a.md"
    text.write_text("Sources: https://daily.site/talks")
    markdown.write_text("## Sources\n- https://daily.site/talks\n")
    run = "from linkcheck.cli.main import main; main(['extract', {!r}])"
    assert not modules_after(run.format(str(text))) & HEAVY
    assert not modules_after(run.format(str(markdown))) & (HEAVY - {"markdown_it", "dataclasses"})
