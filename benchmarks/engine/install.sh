#!/bin/sh
# Installs what the benchmark of the engine needs beside Python packages, on Debian and its kin: nginx and wrk.
# The system's own nginx is not wanted: it is stopped and stays off; the benchmark starts one of its own.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

was_there=$(command -v nginx || true)
as_root apt-get update -q
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx wrk
if [ -z "$was_there" ]; then # whoever had one before keeps it as it was
    if [ -d /run/systemd/system ]; then
        as_root systemctl disable --now nginx
    elif [ -f /run/nginx.pid ]; then
        as_root nginx -s stop
    fi
fi
nginx -v
