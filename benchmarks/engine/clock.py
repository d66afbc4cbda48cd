"""Runs one command to its end and writes what it cost, with all its children, as JSON.

Run as a program: ``python clock.py COST SECONDS COMMAND...``. It is a program of its own, and a small one, because
Linux counts the memory of the process that starts a command into the command's peak (getrusage(2): the maximum
survives execve).
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def main(target: str, patience: int, command: list[str]) -> None:
    """Run the command; kill it when the seconds are over or this program is told to end."""
    started = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ)

    def kill(*_: object) -> None:
        os.kill(pid, signal.SIGKILL)

    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, kill)
    signal.alarm(patience)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    cost = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "rss": used.ru_maxrss / 1024, "code": code}
    with open(target, "w") as file:  # noqa: PTH123  (pathlib would make this process larger)
        json.dump(cost, file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
