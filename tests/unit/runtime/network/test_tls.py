from __future__ import annotations

import os
import ssl
import types

import pytest
import trustme
from cryptography.hazmat.primitives import serialization

from integrations_anthropic._runtime.network import tls
from integrations_anthropic.errors import ConfigurationError


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(tls, "_contexts", {})


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    leaf = authority.issue_cert("localhost")
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    leaf.private_key_and_cert_chain_pem.write_to_path(str(folder / "both.pem"))
    leaf.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    leaf.private_key_pem.write_to_path(str(folder / "key.pem"))
    authority.issue_cert("other").private_key_pem.write_to_path(str(folder / "other.pem"))
    key = serialization.load_pem_private_key(leaf.private_key_pem.bytes(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"pass-phrase"),
    )
    (folder / "locked.pem").write_bytes(locked)
    (folder / "junk.pem").write_text("not a certificate")
    (folder / "empty").mkdir()
    return folder


def assert_strict(context):
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.maximum_version in (ssl.TLSVersion.MAXIMUM_SUPPORTED, ssl.TLSVersion.TLSv1_3)


def test_the_default_verifies_and_speaks_at_least_tls_1_2():
    assert_strict(tls.ssl_context())


def test_one_context_is_shared_by_all_with_the_same_settings(certificates):
    bundle = certificates / "ca.pem"
    assert tls.ssl_context() is tls.ssl_context()
    assert tls.ssl_context(bundle) is tls.ssl_context(str(bundle))
    assert tls.ssl_context(bundle) is not tls.ssl_context()
    assert tls.ssl_context(http2=True) is tls.ssl_context(http2="auto")
    assert tls.ssl_context(http2=True) is not tls.ssl_context(http2=False)


def test_a_changed_file_gives_a_new_context(tmp_path, certificates):
    bundle = tmp_path / "ca.pem"
    bundle.write_bytes((certificates / "ca.pem").read_bytes())
    first = tls.ssl_context(bundle)
    os.utime(bundle, (1, 1))
    second = tls.ssl_context(bundle)
    assert second is not first
    assert tls.ssl_context(bundle) is second
    assert len(tls._contexts) == 1


def test_a_bundle_is_trusted_instead_of_the_system(certificates):
    context = tls.ssl_context(certificates / "ca.pem")
    assert_strict(context)
    assert context.cert_store_stats()["x509_ca"] == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"ca_bundle": "empty"},
        {"ssl_cert_file": "ca.pem"},
        {"ssl_cert_dir": "empty"},
        {"ssl_cert_file": "ca.pem", "ssl_cert_dir": "empty"},
        {"ca_bundle": "ca.pem", "ssl_cert_file": "absent"},
        {"client_cert": ("both.pem",)},
        {"client_cert": ("both.pem", None, None)},
        {"client_cert": ("cert.pem", "key.pem")},
        {"client_cert": ("cert.pem", "locked.pem", "pass-phrase")},
        {"client_cert": ("cert.pem", "key.pem", "not needed")},
    ],
)
def test_what_can_be_read_is_used(certificates, settings):
    assert_strict(tls.ssl_context(**placed(certificates, settings)))


@pytest.mark.parametrize(
    ("field", "settings"),
    [
        ("ca_bundle", {"ca_bundle": "absent.pem"}),
        ("ca_bundle", {"ca_bundle": "junk.pem"}),
        ("ca_bundle", {"ca_bundle": "nul\0"}),
        ("ssl_cert_file", {"ssl_cert_file": "absent.pem"}),
        ("ssl_cert_dir", {"ssl_cert_dir": "absent"}),
        ("ssl_cert_dir", {"ssl_cert_file": "ca.pem", "ssl_cert_dir": "absent"}),
        ("client_cert", {"client_cert": ("absent.pem",)}),
        ("client_cert", {"client_cert": ("junk.pem",)}),
        ("client_cert", {"client_cert": ("cert.pem",)}),
        ("client_cert", {"client_cert": ("cert.pem", "other.pem")}),
        ("client_cert", {"client_cert": ("cert.pem", "locked.pem")}),
        ("client_cert", {"client_cert": ("cert.pem", "locked.pem", "wrong-phrase")}),
    ],
)
def test_what_cannot_be_read_names_the_field_and_shows_no_password(certificates, field, settings):
    settings = placed(certificates, settings)
    with pytest.raises(ConfigurationError, match=field) as caught:
        tls.ssl_context(**settings)
    assert caught.value.field == field
    assert "phrase" not in str(caught.value)
    for entry in caught.traceback[1:]:
        assert "wrong-phrase" not in repr(entry.frame.f_locals)


def test_certifi_is_used_where_the_system_has_no_trusted_certificates(monkeypatch, tmp_path):
    nothing = types.SimpleNamespace(cafile=None, capath=str(tmp_path))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)
    context = tls.ssl_context()
    assert_strict(context)
    assert context.cert_store_stats()["x509_ca"] > 50


@pytest.mark.parametrize("files", [["a1b2c3.0"], []])
def test_a_folder_of_hashed_certificates_counts_as_a_trust_store(monkeypatch, tmp_path, files):
    for name in files:
        (tmp_path / name).write_text("")
    paths = types.SimpleNamespace(cafile=None, capath=str(tmp_path))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    assert tls._system_store_is_empty() is (not files)


def placed(folder, settings):
    def place(value):
        return value and (value if value in ("pass-phrase", "wrong-phrase", "not needed") else str(folder / value))

    return {k: tuple(map(place, v)) if isinstance(v, tuple) else place(v) for k, v in settings.items()}
