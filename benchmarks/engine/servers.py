"""The servers of the benchmark: an nginx of its own, and `answers.py`. Both end with the block that they serve."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

WORKERS = 2
TINY = 2000  # bytes of the small page
PATIENCE = 10.0  # seconds for a server to start or end
TIED = ("setpriv", "--pdeathsig", "TERM")  # before a command: it ends with this program, however that ends

CONFIG = """
{user}
daemon off;
worker_processes {workers};
worker_rlimit_nofile {files};
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections {connections}; }}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    types {{ text/html html; }}
    sendfile on; tcp_nopush on; keepalive_timeout 75; keepalive_requests 1000000;
    open_file_cache max=4000 inactive=1h; open_file_cache_valid 1h;
    root {root}; gzip_static on;
    server {{
        listen 0.0.0.0:{http} backlog=4096 reuseport;
        listen 0.0.0.0:{https} ssl backlog=4096 reuseport;
        ssl_certificate certificate.pem; ssl_certificate_key key.pem;
        location /tiny/ {{ gzip_static off; rewrite ^ /tiny.html break; }}
    }}
    server {{
        listen 0.0.0.0:{closing} backlog=4096 reuseport; keepalive_timeout 0;
        location /tiny/ {{ gzip_static off; rewrite ^ /tiny.html break; }}
    }}
    server {{ listen 127.0.0.1:{status}; location / {{ stub_status; }} }}
}}
"""


class Used(NamedTuple):
    """What a server has used since it started."""

    cpu: float  # seconds
    connections: int

    def since(self, before: Used) -> Used:
        """Return what was used between two looks; the second look is a connection, too."""
        return Used(self.cpu - before.cpu, self.connections - before.connections - 1)


class Server(Protocol):
    """What all servers can tell."""

    def used(self) -> Used:
        """Return what the server has used so far."""
        ...


class Nginx(NamedTuple):
    """An nginx that runs, and its ports: kept alive, over TLS, and one that closes after each answer."""

    pid: int
    http: int
    https: int
    closing: int
    status: int

    def used(self) -> Used:
        """Return what the workers have used so far, and the connections accepted."""
        pids = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        answer = fetched(f"http://127.0.0.1:{self.status}/").decode()
        return Used(sum(cpu(int(pid)) for pid in pids), int(answer.splitlines()[2].split()[0]))


class Answers(NamedTuple):
    """An `answers.py` that runs, and its port."""

    pid: int
    port: int

    def used(self) -> Used:
        """Return what it has used so far."""
        return Used(cpu(self.pid), int(fetched(f"http://127.0.0.1:{self.port}/connections")))

    def story(self, host: str) -> list[tuple[float, str, int]]:
        """Return what a host was asked: seconds since the first request, path, status."""
        told: Any = json.loads(fetched(f"http://127.0.0.1:{self.port}/story?{host}"))
        return [(since, path, status) for since, path, status in told]


def fetched(url: str) -> bytes:
    """Return what a server of ours answers."""
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        body: bytes = answer.read()
    return body


def cpu(pid: int) -> float:
    """Return the CPU seconds of a process that runs (proc(5): fields 14 and 15 of ``stat``)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_ports(number: int) -> list[int]:
    """Return ports that nobody listens on."""
    sockets = [socket.create_server(("0.0.0.0", 0)) for _ in range(number)]
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def certificate(folder: Path) -> None:
    """Write a certificate that nobody trusts, and its key (ECDSA P-256)."""
    import trustme  # noqa: PLC0415  (most scenarios need none)

    issued = trustme.CA().issue_cert("localhost", "127.0.0.1")
    chain = b"".join(each.bytes() for each in issued.cert_chain_pems)
    (folder / "certificate.pem").write_bytes(chain)
    issued.private_key_pem.write_to_path(str(folder / "key.pem"))


def tiny() -> str:
    """Return the small page."""
    head = '<!doctype html><html lang="en"><title>The talks</title><h1 id="talks">The talks</h1>\n'
    return head + "<p>A line.\n" * ((TINY - len(head)) // 11)


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[Nginx]:
    """Run an nginx that serves a folder, below another folder of its own, as long as the block lasts."""
    folder.mkdir()
    (root / "tiny.html").write_text(tiny())
    certificate(folder)
    http, https, closing, status = free_ports(4)
    files = os.sysconf("SC_OPEN_MAX")
    values = {"http": http, "https": https, "closing": closing, "status": status, "root": root, "files": files}
    user = "user root;" if os.getuid() == 0 else ""  # else its workers could not read the folder
    config = CONFIG.format(user=user, workers=WORKERS, connections=files // 2, **values)
    (folder / "nginx.conf").write_text(config)
    command = [*TIED, program("nginx"), "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"]
    with subprocess.Popen(command) as process:
        try:
            await_port(process, status)
            yield Nginx(process.pid, http, https, closing, status)
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextmanager
def answers() -> Iterator[Answers]:
    """Run `answers.py` as long as the block lasts."""
    command = [sys.executable, str(Path(__file__).with_name("answers.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield Answers(process.pid, int(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait(PATIENCE)


def await_port(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a process listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit("nginx did not start")


def program(name: str) -> str:
    """Return where a program is, looking beside this Python and where Debian keeps servers."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", ""), "/usr/sbin"])
    path = shutil.which(name, path=places)
    if not path:
        raise SystemExit(f"{name} is not installed: see benchmarks/engine/README.md")
    return path
