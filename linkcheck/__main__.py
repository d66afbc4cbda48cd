"""Runs the command line: ``python -m linkcheck``."""

import sys

from linkcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
