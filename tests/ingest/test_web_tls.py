"""Pages over https, from a server on loopback whose certificate the test makes: it is checked by name and authority."""

import ssl
from dataclasses import replace

import pytest
from web_server import serving

from consistency.cli import main
from consistency.errors import SettingsError
from consistency.ingest.web import Limits, Page, fetch
from consistency.types import SkippedArticle

trustme = pytest.importorskip("trustme", reason="trustme is not installed")
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
HERE = Limits(private=frozenset({"127.0.0.1", "localhost"}), seconds=10)
HINT = "; the authority of a network of your own is named with --ca-file"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def server_context(authority, *names, **options):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **options).configure_cert(context)
    return context


def one(url, ca_file):
    (found,) = fetch([url], replace(HERE, ca_file=ca_file))
    return found


def reason(url, ca_file):
    found = one(url, ca_file)
    assert isinstance(found, SkippedArticle), found
    return found.reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_is_fetched_from_a_server_that_is_trusted(authority, ca_file, host):
    with serving({"/": (200, TEXT, b"The pier is shut.")}, server_context(authority, host)) as (base, seen):
        url = base.replace("127.0.0.1", host)
        found = one(f"{url}/", ca_file)
    assert isinstance(found, Page), found
    assert found.data == b"The pier is shut."
    assert [asked for asked, _, _ in seen] == [url.removeprefix("https://")]


def test_an_authority_that_nobody_named_is_not_trusted(authority):
    with serving({}, server_context(authority, "127.0.0.1")) as (base, seen):
        said = reason(f"{base}/", None)
    assert said.startswith("has a certificate that is not trusted: unable to get local issuer certificate")
    assert said.endswith(HINT)
    assert seen == []  # not a byte was asked for


def test_another_authority_does_not_help(ca_file):
    with serving({}, server_context(trustme.CA(), "127.0.0.1")) as (base, _):
        assert reason(f"{base}/", ca_file).startswith("has a certificate that is not trusted: ")


def test_the_certificate_of_another_name_is_refused(authority, ca_file):
    with serving({}, server_context(authority, "news.example")) as (base, seen):
        said = reason(base.replace("127.0.0.1", "localhost") + "/", ca_file)
    assert "not trusted: Hostname mismatch, certificate is not valid for 'localhost'" in said
    assert seen == []


def test_a_redirect_to_https_is_checked_too(authority):
    with serving({}, server_context(authority, "127.0.0.1")) as (secure, _):
        hop = (302, {"Location": f"{secure}/"}, b"")
        with serving({"/": hop}) as (plain, _):
            assert reason(f"{plain}/", None).startswith("has a certificate that is not trusted: ")


def test_a_server_that_speaks_no_tls_is_skipped(ca_file):
    with serving({"/": (200, TEXT, b"plain")}) as (base, _):
        assert reason(base.replace("http:", "https:") + "/", ca_file).startswith("can't be fetched: ")


@pytest.mark.parametrize("content", [None, "no certificate\n"])
def test_a_file_of_authorities_that_holds_none_ends_the_run(tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match="can't be read as certificates in PEM form"):
        one("https://127.0.0.1:9/", path)


def test_the_flag_names_the_authority(authority, ca_file, capsys):
    text = b"Ada Brandt, 57, leads the harbour trust.\n"
    with serving({"/": (200, TEXT, text)}, server_context(authority, "127.0.0.1")) as (base, _):
        call = ["claims", f"{base}/", "--allow-private", "127.0.0.1", "--tagger", "off"]
        assert main(call) == 2
        assert "has a certificate that is not trusted" in capsys.readouterr().err
        assert main([*call, "--ca-file", str(ca_file)]) == 0
    assert "Ada Brandt, 57" in capsys.readouterr().out
