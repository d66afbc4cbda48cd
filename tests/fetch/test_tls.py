"""Secure connections: the one context, whom it trusts, and what is said of the others."""

import itertools
import ssl
from pathlib import Path

import certifi
import pytest
import trustme
from fetching import fetch, resolves_to
from loopback import Web, page

from linkcheck.cli.main import main
from linkcheck.fetch.tls import TlsFailed, check_authorities, new_context, tls_failure
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import FailureKind, InputError, Response


@pytest.fixture(autouse=True)
def nobodys_authorities(monkeypatch, tmp_path):
    """Work in a folder of the test's own, with Mozilla's authorities and nobody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


# ---------------------------------------------------------------- what went wrong, in words


def refused(code, message="unable to get local issuer certificate"):
    error = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED]")
    error.verify_code, error.verify_message = code, message
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (9, "not yet valid"),
        (10, "has expired"),
        (18, "is self-signed"),
        (19, "an authority that is not known"),
        (20, "intermediate certificate; a browser may still open it"),
        (21, "intermediate certificate; a browser may still open it"),
        (23, "was revoked"),
        (62, "for another host, not for some.site"),
        (64, "for another host, not for some.site"),
        (66, "not accepted: EE certificate key too weak"),
    ],
)
def test_each_fault_of_a_certificate_has_its_words(code, words):
    failure = tls_failure(refused(code, "EE certificate key too weak"), "some.site")
    assert isinstance(failure, TlsFailed)
    assert words in str(failure)
    assert str(failure).startswith("the certificate")


def test_no_two_faults_have_the_same_words_but_the_two_of_one_kind():
    told = [str(tls_failure(refused(code), "some.site")) for code in (9, 10, 18, 19, 20, 23, 62, 66)]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("WRONG_VERSION_NUMBER", "the port does not speak TLS"),
        ("HTTP_REQUEST", "the port does not speak TLS"),
        ("PACKET_LENGTH_TOO_LONG", "the port does not speak TLS"),
        ("UNSUPPORTED_PROTOCOL", "the site speaks only an old protocol (TLS 1.1 or before)"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", "the site speaks only an old protocol (TLS 1.1 or before)"),
        ("TLSV1_UNRECOGNIZED_NAME", "the server does not know this host name"),
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", "the handshake failed: sslv3 alert handshake failure"),
        ("", "the handshake failed: broken off"),
        (None, "the handshake failed: broken off"),
    ],
)
def test_each_fault_of_a_handshake_has_its_words(reason, words):
    error = ssl.SSLError(1, "[SSL] something (_ssl.c:1006)")
    error.reason = reason
    assert str(tls_failure(error, "some.site")) == words


def test_the_end_of_a_connection_is_told_like_any_other_failure():
    assert str(tls_failure(ssl.SSLEOFError(8, "EOF occurred"), "some.site")).startswith("the handshake failed: ")


# ---------------------------------------------------------------- whom to trust

NOTHING_THERE = [
    ("SSL_CERT_FILE", "/nowhere/authorities.pem"),
    ("SSL_CERT_DIR", "/nowhere"),
    ("SSL_CERT_FILE", "folder"),
    ("SSL_CERT_DIR", "file"),
]


@pytest.mark.parametrize(("name", "value"), NOTHING_THERE)
@pytest.mark.parametrize("ask", [check_authorities, new_context])
def test_authorities_that_are_not_there_are_the_users_mistake(monkeypatch, ask, name, value):
    Path("folder").mkdir()
    Path("file").touch()
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as caught:
        ask()
    assert f"{name}: {value} is not there" in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Some words.\n" * 1000, id="words"),
        pytest.param(bytes(range(256)), id="bytes"),
        pytest.param(
            b"-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n", id="a broken certificate"
        ),
        pytest.param(b"-----BEGIN CERTIFICATE-----\n" + b"A" * 100_000, id="without an end"),
    ],
)
@pytest.mark.parametrize("ask", [check_authorities, new_context])
def test_a_file_without_certificates_is_the_users_mistake(monkeypatch, ask, content):
    """It is said before anything is asked, and not of every address."""
    Path("file.pem").write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", "file.pem")
    with pytest.raises(InputError, match=r"file\.pem holds no certificates") as caught:
        ask()
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "given", [{}, {"SSL_CERT_FILE": ""}, {"SSL_CERT_FILE": certifi.where()}, {"SSL_CERT_DIR": "."}]
)
def test_authorities_that_are_there_are_fine(monkeypatch, given):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    check_authorities()


def test_a_context_of_the_users_own_needs_no_authorities(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    with pytest.raises(InputError):
        GuardedTransport(fetch.__defaults__[0])
    GuardedTransport(fetch.__defaults__[0], context=ssl.create_default_context())


def test_the_users_authorities_stand_for_mozillas(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "own.pem")
    trustme.CA().cert_pem.write_to_path("own.pem")
    assert len(new_context().get_ca_certs()) == 1
    monkeypatch.delenv("SSL_CERT_FILE")
    assert len(new_context().get_ca_certs()) > 50


@pytest.fixture
def served():
    """Return an authority, and what serves some.site with a certificate of it."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("some.site").configure_cert(context)
    return authority, context


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "unknown"])
def test_a_site_of_a_users_own_authority_is_opened(monkeypatch, served, is_known):
    authority, context = served
    (authority if is_known else trustme.CA()).cert_pem.write_to_path("own.pem")
    monkeypatch.setenv("SSL_CERT_FILE", "own.pem")
    with Web({"/": page("A page")}, context=context) as web:
        found = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"]))
    if is_known:
        assert found.status == 200
    else:
        assert found.kind is FailureKind.TLS
        assert "authority" in found.detail or "issuer" in found.detail


# ---------------------------------------------------------------- as strict as browsers, and no stricter


def test_what_python_has_on_top_is_off():
    """Python 3.13 refuses certificates that browsers take: those without a key identifier, for one."""
    context = new_context()
    assert not context.verify_flags & ssl.VERIFY_X509_STRICT
    assert context.options & getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)


def test_what_browsers_want_is_on():
    context = new_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert not context.hostname_checks_common_name
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_http_1_is_what_is_spoken(served):
    """A server that speaks HTTP/2 first, where it may choose, is told not to."""
    authority, context = served
    context.set_alpn_protocols(["h2", "http/1.1"])
    authority.cert_pem.write_to_path("own.pem")
    client = new_context()
    authority.configure_trust(client)
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = client.wrap_bio(to_client, to_server, server_hostname="some.site")
    theirs = context.wrap_bio(to_server, to_client, server_side=True)
    for side in itertools.islice(itertools.cycle([ours, theirs]), 8):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue
    assert ours.selected_alpn_protocol() == theirs.selected_alpn_protocol() == "http/1.1"


# ---------------------------------------------------------------- on the command line


@pytest.mark.parametrize(("name", "value"), [*NOTHING_THERE, ("SSL_CERT_FILE", "file")])
def test_the_command_says_it_in_one_line(monkeypatch, capsys, name, value):
    Path("a.md").write_text("## Sources\n- [Talks](https://127.0.0.1/talks)\n- [More](https://127.0.0.2/more)\n")
    Path("folder").mkdir()
    Path("file").touch()
    monkeypatch.setenv(name, value)
    assert main(["check", "a.md"]) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith(f"linkcheck: {name}: {value} ")
    assert told.count("\n") == 1


def test_an_answer_over_tls_is_an_answer(served):
    authority, context = served
    trusting = new_context()
    authority.configure_trust(trusting)
    with Web({"/": page("A page")}, context=context) as web:
        found = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"]), context=trusting)
    assert isinstance(found, Response)
