"""Where the tokens of Google Cloud come from, and what is said where they do not."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any, cast

import pytest
from google.auth import exceptions
from google.oauth2.credentials import Credentials

from integrations_anthropic import APIConnectionError, ConfigurationError, CredentialError
from integrations_anthropic.platforms._sync.authorization import PlatformAuth
from integrations_anthropic.platforms.credentials.google import google_credential
from integrations_anthropic.platforms.platform import Platform
from tests.unit.platforms.credential_doubles import GoogleCredentials


class Unsigned:
    """A request without headers."""

    body, timeout = b"", None

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}


def credential_of(credentials: Any) -> Any:
    return google_credential(None, credentials, lambda project: None, extra="vertex", title="Vertex AI")


def test_a_token_is_used_until_it_is_about_to_end() -> None:
    lasting, short, endless = (GoogleCredentials(seconds=seconds) for seconds in (3600, 59, None))
    for credentials, refreshed in ((lasting, 1), (short, 3), (endless, 1)):
        credential = credential_of(credentials)
        for _ in range(3):
            credential.get()
        assert credentials.refreshed == refreshed


def test_a_token_that_the_credentials_of_the_caller_hold_is_used_before_they_are_renewed() -> None:
    held = credential_of(Credentials(token="held"))
    held.get().sign(request := Unsigned())
    assert request.headers["authorization"] == "Bearer held"
    held.forget()
    with pytest.raises(CredentialError, match="do not contain the necessary fields"):
        held.get()


def test_of_calls_whose_token_is_refused_at_once_one_has_it_renewed() -> None:
    credentials = GoogleCredentials()
    auth = PlatformAuth(Platform(), credential_of(credentials))
    requests: list[Any] = [Unsigned() for _ in range(50)]
    for request in requests:
        auth.prepare(request)
    for request in requests:
        assert auth.refused(request)
        auth.prepare(again := cast("Any", Unsigned()))
        assert again.headers["authorization"] == "Bearer google-token-2"
    assert credentials.refreshed == 2


def test_a_source_that_hands_out_the_same_token_until_its_end_is_asked_once_in_a_while() -> None:
    credentials = GoogleCredentials(seconds=200)
    credential = credential_of(credentials)
    for _ in range(3):
        credential.get()
    assert credentials.refreshed == 1


@pytest.mark.parametrize(
    ("fault", "expected", "why"),
    [
        (exceptions.TransportError("no route"), APIConnectionError, "no route"),
        (exceptions.RefreshError("try later", retryable=True), APIConnectionError, "try later"),
        (exceptions.RefreshError("invalid_grant: Invalid JWT"), CredentialError, "clock of this machine"),
        (exceptions.RefreshError("revoked"), CredentialError, "revoked"),
        (exceptions.DefaultCredentialsError("none"), CredentialError, "gcloud auth application-default login"),
        (KeyError("x"), CredentialError, "credentials cannot be had"),
    ],
)
def test_a_fault_of_google_auth_is_one_of_ours(fault: Exception, expected: type[Exception], why: str) -> None:
    with pytest.raises(expected, match=why) as caught:
        credential_of(GoogleCredentials(fault=fault)).get()
    assert caught.value.__cause__ is fault
    assert fault.__traceback__ is None


def test_a_file_of_credentials_that_cannot_be_read_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "key.json"
    file.write_bytes('{"private_key": "secret-1"}'.encode("utf-16"))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    with pytest.raises(CredentialError, match=r"key\.json is not a valid json file") as caught:
        credential_of(None).get()
    written = "".join(traceback.format_exception(caught.value))
    assert "s\\x00e\\x00c\\x00r" not in written
    assert "private" not in written.replace("\\x00", "")


def test_an_answer_without_a_token_is_not_shown() -> None:
    fault = exceptions.RefreshError("No access token in response.", {"id_token": "secret-1"})
    with pytest.raises(CredentialError, match="No access token in response") as caught:
        credential_of(GoogleCredentials(fault=fault)).get()
    assert "secret-1" not in "".join(traceback.format_exception(caught.value))


def test_without_any_credentials_the_error_says_what_to_set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setattr("google.auth._cloud_sdk.get_project_id", lambda: None)
    with pytest.raises(CredentialError, match="gcloud auth application-default login"):
        credential_of(None).get()


def test_without_google_auth_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations_anthropic.platforms.credentials.extras.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'integrations-anthropic\[vertex\]'"):
        credential_of(None)
