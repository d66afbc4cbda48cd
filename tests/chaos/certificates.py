"""Certificates, good and bad, made when a test needs them."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Certificate(NamedTuple):
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self) -> bytes:
        kind = serialization.PrivateFormat.TraditionalOpenSSL
        return self.key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())


def issue(
    host: str,
    by: Certificate | None = None,
    *,
    days: tuple[int, int] = (-1, 30),
    authority: bool = False,
    named: bool = True,
) -> Certificate:
    """Return a certificate, signed by another or by itself, for days counted from today.

    `named` tells whether it names its host where browsers look (RFC 9110 §4.3.4), or as its common name only.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    today = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(by.certificate.subject if by else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today + timedelta(days=days[0]))
        .not_valid_after(today + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if named and not authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    return Certificate(builder.sign(by.key if by else key, hashes.SHA256()), key)


class Kinds:
    """A certificate for each thing that can be wrong with one, under the host that shows it."""

    def __init__(self) -> None:
        self.root = issue("The authority of these tests", authority=True)
        stranger = issue("Nobody's authority", authority=True)
        between = issue("The authority between", self.root, authority=True)
        self.chains: dict[str, tuple[Certificate, ...]] = {
            "tls-good.site": (issue("tls-good.site", self.root),),
            "tls-intermediate.site": (issue("tls-intermediate.site", between), between),
            "tls-expired.site": (issue("tls-expired.site", self.root, days=(-30, -2)),),
            "tls-not-yet.site": (issue("tls-not-yet.site", self.root, days=(2, 30)),),
            "tls-wrong-host.site": (issue("another.site", self.root),),
            "tls-self-signed.site": (issue("tls-self-signed.site"),),
            "tls-unknown-authority.site": (issue("tls-unknown-authority.site", stranger), stranger),
            "tls-missing-intermediate.site": (issue("tls-missing-intermediate.site", between),),
            "tls-common-name-only.site": (issue("tls-common-name-only.site", self.root, named=False),),
        }

    def context(self, folder: Path) -> ssl.SSLContext:
        """Return what a server needs to show each host its own certificate (the files may go afterwards)."""
        contexts = {host: served(chain, folder) for host, chain in self.chains.items()}

        def choose(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
            connection.context = contexts.get(host or "", contexts["tls-good.site"])

        first = served(self.chains["tls-good.site"], folder)
        first.sni_callback = choose
        return first

    def trusted(self, folder: Path) -> Path:
        """Return a file with the one authority that is trusted (for `SSL_CERT_FILE`)."""
        path = folder / "authority.pem"
        path.write_bytes(self.root.pem())
        return path


def served(chain: Iterable[Certificate], folder: Path) -> ssl.SSLContext:
    """Return a server's context with a chain of certificates, its own first."""
    chain = tuple(chain)
    path = folder / "chain.pem"
    path.write_bytes(b"".join([chain[0].key_pem(), *(each.pem() for each in chain)]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
