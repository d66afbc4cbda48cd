"""``linkcheck check``: articles in, a report and an exit code out."""

from __future__ import annotations

from linkcheck.cli.arguments import Parser, add_settings, config_from
from linkcheck.cli.main import INTERRUPTED, say

__all__ = ["run"]

DESCRIPTION = """\
Check the sources of articles: every address in a list of sources is opened, and what the page says of
itself is compared with what the article says.

PATH is a file, a directory, a glob, the http(s) address of a published article, or - for standard
input.
"""

EPILOG = """\
Every option is also a key of linkcheck.toml (or of [tool.linkcheck] in pyproject.toml) and an
environment variable: per-host = 2, LINKCHECK_PER_HOST=2.

exit codes: 0 nothing found at or above --fail-on; 1 something found; 2 a mistake in the command, the
config or a file; 3 with --strict: something could not be checked; 130 interrupted
"""


def run(arguments: list[str]) -> int:
    """Check the articles and return the exit code; raises `UserError`."""
    parser = Parser("check", usage="%(prog)s [options] PATH ...", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles to check")
    parser.add_argument("--stdin-name", default="stdin.txt", metavar="NAME", help="what to call standard input")
    add_settings(parser)
    options = parser.parse_args(arguments)
    config = config_from(options)
    complaints: list[str] = []

    def complain(message: str) -> None:
        complaints.append(message)
        say(message)

    from linkcheck.cli import files  # noqa: PLC0415  (--help and a wrong option wait for no reader…)

    names = files.find(options.paths, complain)
    if not names:
        return 2
    from linkcheck.cli.run import Run  # noqa: PLC0415  (… and a wrong path for no HTTP client)

    articles = files.articles(names, options.stdin_name, complain, fetch=str)
    code = Run(config, articles, len(names), complain).go()
    return 2 if complaints and code != INTERRUPTED else code
