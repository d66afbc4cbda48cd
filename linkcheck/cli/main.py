"""Picks the command and runs it; nothing else is imported before it is known."""

from __future__ import annotations

import sys

from linkcheck.version import __version__

__all__ = ["COLLECT_AFTER", "main"]

COMMANDS = {
    "check": "linkcheck.cli.check",
    "extract": "linkcheck.cli.extract",
    "page": "linkcheck.cli.page",
    "rules": "linkcheck.cli.rules",
    "explain": "linkcheck.cli.explain",
    "demo": "linkcheck.cli.demo",
}

# Objects that are made before garbage is looked for: an article's blocks are many, short-lived and no cycles, and
# Python's own 700 spend a tenth of the time on looking.
COLLECT_AFTER = (50_000, 20, 20)
INTERRUPTED = 130  # as shells have it: 128 + SIGINT

HELP = """\
linkcheck reads articles, opens every source they cite, and says which ones are weak, generic, dead
or mismatched, with the evidence and what to do.

usage: linkcheck [check] PATH...      check articles and report
       linkcheck COMMAND ...

PATH is a file, a directory, a glob such as 'posts/**/*.md', the http(s) address of an article, or -
for standard input.

commands:
  check PATH...      check the sources of articles (the word may be left out)
  extract PATH...    print what an article says of itself and its sources, as JSON lines
  page URL|FILE      print what a page is, and what it says of itself
  rules              list the rules
  explain RULE       print a rule's page: what it flags, what to do, examples
  demo               check an example article against a recorded web, and write reports/

examples:
  linkcheck draft.md                          an editor, one draft
  linkcheck --report reports content/         reports/report.html and reports/report.json
  linkcheck --format json draft.md | jq       for other programs
  linkcheck --fail-on warning --strict docs/  in CI: warnings and open questions fail, too
  linkcheck --offline content/                judge by the addresses alone

exit codes: 0 nothing found at or above --fail-on (error, if not said otherwise); 1 something found;
            2 a mistake in the command, the config, a file; 3 with --strict: something stayed open;
            130 interrupted (what was known is reported)

linkcheck COMMAND --help tells the options of a command.
"""


def main(argv: list[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that knows few characters must not end the program
            stream.reconfigure(errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(HELP, end="")
        return 0 if arguments else 2
    if arguments[0] in {"-V", "--version"}:
        print(f"linkcheck {__version__}")
        return 0
    command = arguments.pop(0) if arguments[0] in COMMANDS else "check"
    return _run(command, arguments)


def _run(command: str, arguments: list[str]) -> int:
    import gc  # noqa: PLC0415  (--help waits for nothing)
    from importlib import import_module  # noqa: PLC0415

    gc.set_threshold(*COLLECT_AFTER)

    try:
        code: int = import_module(COMMANDS[command]).run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain about it at exit.
        import os  # noqa: PLC0415

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except Exception as error:
        from linkcheck.model import UserError  # noqa: PLC0415  (known by now to whoever raises one)

        if not isinstance(error, UserError):
            raise
        say(str(error))
        return 2
    return code


def say(message: str) -> None:
    """Print one line for the user to standard error, its control characters made visible."""
    from linkcheck.formats.plain import plain  # noqa: PLC0415  (most runs have nothing to say)

    print(f"linkcheck: {plain(message)}", file=sys.stderr)
