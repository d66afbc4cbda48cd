"""``linkcheck demo``: the example article, checked against the recorded web that comes with the program."""

from __future__ import annotations

from importlib.resources import as_file, files

from linkcheck.article.read import parse
from linkcheck.cli.arguments import Parser
from linkcheck.cli.run import Run
from linkcheck.config import Config

__all__ = ["run"]

ARTICLE = "seed-article.txt"
DESCRIPTION = """\
Check an example article: a text spun from its second source, its first source a search engine.

The answers come from a recording of stand-in pages that were written for this demonstration; nothing is
fetched. The report is printed, and written to reports/report.html and reports/report.json. The exit code
is 1, because something is found.
"""


def run(arguments: list[str]) -> int:
    """Check the example, print and write its report, and return the exit code."""
    parser = Parser("demo", description=DESCRIPTION)
    parser.add_argument("--report", default="reports", metavar="DIR", help="where to write (default: reports)")
    options = parser.parse_args(arguments)
    home = files("linkcheck.demo")
    article = parse(home.joinpath(ARTICLE).read_bytes(), ARTICLE)
    print("A demonstration: stand-in pages from a recording, nothing is fetched.\n")
    with as_file(home.joinpath("web.warc")) as web:
        config = Config(replay=str(web), report=options.report, verbose=True, progress=False)
        code = Run(config, [article], expected=1).go()
    print(f"\nWritten: {options.report}/report.html and {options.report}/report.json")
    return code
