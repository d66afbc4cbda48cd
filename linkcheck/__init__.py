"""Reads an article, opens every source it cites, and says which are weak, generic, dead or mismatched.

article = linkcheck.read("article.md")
report = await linkcheck.check(article, linkcheck.Config())
print(linkcheck.render(report, "json"))
"""

from linkcheck.version import __version__

TYPE_CHECKING = False  # true for type checkers, and not worth importing `typing` for
if TYPE_CHECKING:
    from linkcheck.article.read import parse, read
    from linkcheck.config import Config, ConfigError
    from linkcheck.formats import render
    from linkcheck.model import Article, Finding, InputError, Page, PartialDate, Report, Source
    from linkcheck.page.read import read_page
    from linkcheck.pipeline import check, check_all

__all__ = [
    "Article",
    "Config",
    "ConfigError",
    "Finding",
    "InputError",
    "Page",
    "PartialDate",
    "Report",
    "Source",
    "__version__",
    "check",
    "check_all",
    "parse",
    "read",
    "read_page",
    "render",
]

# A name is imported when it is first used: reading an article must not wait for an HTTP client.
_HOMES = {
    "Article": "model",
    "Config": "config",
    "ConfigError": "config",
    "Finding": "model",
    "InputError": "model",
    "Page": "model",
    "PartialDate": "model",
    "Report": "model",
    "Source": "model",
    "check": "pipeline",
    "check_all": "pipeline",
    "parse": "article.read",
    "read": "article.read",
    "read_page": "page.read",
    "render": "formats",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'linkcheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value = getattr(import_module(f"linkcheck.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
