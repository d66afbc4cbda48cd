"""Secure connections: the one context for all, and what is wrong with a certificate, told apart."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import certifi
import httpx

from linkcheck.model import InputError

__all__ = ["TlsFailed", "check_authorities", "new_context", "tls_failure"]

# X509_V_ERR_… of OpenSSL (x509_vfy.h), in words.
_CERTIFICATES = {
    9: "the certificate is not yet valid",
    10: "the certificate has expired",
    18: "the certificate is self-signed",
    19: "the certificate is signed by an authority that is not known (self-signed in its chain)",
    20: "the certificate's issuer is not known, or the site does not send an intermediate certificate; "
    "a browser may still open it",
    21: "the certificate's issuer is not known, or the site does not send an intermediate certificate; "
    "a browser may still open it",
    23: "the certificate was revoked",
}
_NAMES = frozenset({62, 64})  # hostname, IP address mismatch

# Reasons of OpenSSL's handshake, in words.
_REASONS = {
    "WRONG_VERSION_NUMBER": "the port does not speak TLS",
    "HTTP_REQUEST": "the port does not speak TLS",
    "PACKET_LENGTH_TOO_LONG": "the port does not speak TLS",
    "RECORD_LAYER_FAILURE": "the port does not speak TLS",
    "UNSUPPORTED_PROTOCOL": "the site speaks only an old protocol (TLS 1.1 or before)",
    "TLSV1_ALERT_PROTOCOL_VERSION": "the site speaks only an old protocol (TLS 1.1 or before)",
    "VERSION_TOO_LOW": "the site speaks only an old protocol (TLS 1.1 or before)",
    "TLSV1_UNRECOGNIZED_NAME": "the server does not know this host name",
}


class TlsFailed(httpx.ConnectError):
    """The secure connection was not made; the message says why."""


def tls_failure(error: ssl.SSLError, host: str) -> TlsFailed:
    """Return an error of the TLS library in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code in _NAMES:
            return TlsFailed(f"the certificate is for another host, not for {host}")
        words = _CERTIFICATES.get(error.verify_code) or f"the certificate is not accepted: {error.verify_message}"
        return TlsFailed(words)
    reason = getattr(error, "reason", None) or ""
    words = _REASONS.get(reason) or f"the handshake failed: {(reason or 'broken off').replace('_', ' ').lower()}"
    return TlsFailed(words)


def check_authorities() -> None:
    """Raise `InputError` where the user's own list of authorities is not there, or holds none."""
    for name, is_there in (("SSL_CERT_FILE", Path.is_file), ("SSL_CERT_DIR", Path.is_dir)):
        value = os.environ.get(name)
        if value and not is_there(Path(value)):
            raise InputError(f"{name}: {value} is not there, so no certificate could be checked")
    if file := os.environ.get("SSL_CERT_FILE"):
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(file)
        except (OSError, ssl.SSLError) as error:
            raise InputError(f"SSL_CERT_FILE: {file} holds no certificates ({error})") from error


def new_context() -> ssl.SSLContext:
    """Return what all secure connections share: as strict as browsers, and no stricter.

    Authorities are those of ``SSL_CERT_FILE`` or ``SSL_CERT_DIR``, else Mozilla's.
    """
    check_authorities()
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file or folder:
        context = ssl.create_default_context(cafile=file or None, capath=folder or None)
    else:
        context = ssl.create_default_context(cafile=certifi.where())
    context.hostname_checks_common_name = False  # as browsers do (RFC 9110 §4.3.4)
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # on from Python 3.13; refuses what browsers accept
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)  # servers without RFC 5746: browsers go on
    context.set_alpn_protocols(["http/1.1"])
    return context
