"""Where the credentials of AWS come from, and what is said where they do not."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from integrations_anthropic import APIConnectionError, BedrockClient, ConfigurationError, CredentialError
from integrations_anthropic.platforms.credentials.aws import aws_credential
from integrations_anthropic.platforms.credentials.aws_keys import AWSKeys, AWSService
from integrations_anthropic.platforms.credentials.aws_region import aws_region_of

NAMES = (
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"),
    *("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_BEARER_TOKEN_BEDROCK", "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
)


@pytest.fixture(autouse=True)
def _no_aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


def keys_of(**given: Any) -> AWSKeys:
    names = ("profile", "access_key", "secret_key", "session_token", "api_key")
    return AWSKeys.sealed(*(given.get(name) for name in names))


def credential_of(region: str | None = "eu-west-1", **given: Any) -> Any:
    service = AWSService("bedrock", "Amazon Bedrock", "bedrock", ("AWS_BEARER_TOKEN_BEDROCK",))
    return aws_credential(keys_of(**given), service, region)


class Sent:
    """A request, as far as it is signed."""

    def __init__(self, url: str = "https://example.com/model/a:b/invoke") -> None:
        self.method, self.url, self.headers, self.body = "POST", url, {"content-type": "application/json"}, b"{}"
        self.upload = None


def signed(credential: Any, **sent: str) -> dict[str, str]:
    request: Any = Sent(**sent)
    credential.get().sign(request)
    return dict(request.headers)


def test_keys_that_are_given_sign_the_request() -> None:
    headers = signed(credential_of(access_key="AKID1", secret_key="s" * 40, session_token="t1"))
    assert headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKID1/")
    assert "/eu-west-1/bedrock/aws4_request" in headers["authorization"]
    assert "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token" in headers["authorization"]
    assert headers["x-amz-security-token"] == "t1"


def test_the_signature_is_the_one_that_botocore_adds_by_itself() -> None:
    keys = Credentials("AKID1", "s" * 40, "t1")
    ours = signed(credential_of(access_key="AKID1", secret_key="s" * 40, session_token="t1"))
    when = datetime.strptime(ours["x-amz-date"], "%Y%m%dT%H%M%SZ")
    sent = Sent()
    theirs = AWSRequest(method=sent.method, url=sent.url, headers=dict(sent.headers), data=sent.body)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: when)
        SigV4Auth(keys, "bedrock", "eu-west-1").add_auth(theirs)
    assert ours["authorization"] == theirs.headers["Authorization"]


def test_a_session_token_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        signed(credential_of(access_key="AKID1", secret_key="s" * 40, session_token="session-token-1"))
    assert "session-token-1" not in caplog.text


def test_a_space_in_a_query_is_signed_and_sent_as_percent_20() -> None:
    request: Any = Sent("https://example.com/v1/x?q=a+b%2Bc")
    credential_of(access_key="AKID1", secret_key="s" * 40).get().sign(request)
    assert request.url == "https://example.com/v1/x?q=a%20b%2Bc"


def test_keys_of_the_environment_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s" * 40)
    assert "Credential=AKIDENV/" in signed(credential_of())["authorization"]


def test_a_profile_gives_keys_and_region(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("[profile work]\nregion = ap-south-1\n")
    (tmp_path / "credentials").write_text("[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = x\n")
    assert aws_region_of(None, "work") == "ap-south-1"
    assert "Credential=AKIDWORK/" in signed(credential_of(profile="work"))["authorization"]


def test_a_profile_that_does_not_exist_is_named() -> None:
    with pytest.raises(CredentialError, match="nowhere"):
        credential_of(profile="nowhere").get()
    with pytest.raises(CredentialError, match="nowhere"):
        aws_region_of(None, "nowhere")


def test_without_any_credentials_the_error_says_what_to_set_up() -> None:
    with pytest.raises(CredentialError, match=r"no AWS credentials found.*aws_access_key=.*aws_profile="):
        credential_of().get()


def test_a_fault_of_the_network_is_one_that_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/credentials")
    monkeypatch.setattr("botocore.utils.ContainerMetadataFetcher.RETRY_ATTEMPTS", 1)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    with pytest.raises(APIConnectionError, match="credentials cannot be had") as caught:
        credential_of().get()
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is None


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (400, "Throttling", APIConnectionError),
        (503, "ServiceUnavailable", APIConnectionError),
        (403, "AccessDenied", CredentialError),
    ],
)
def test_an_answer_of_sts_may_be_tried_again_or_not(status: int, code: str, expected: type[Exception]) -> None:
    answer: Any = {"Error": {"Code": code, "Message": "why"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    with pytest.MonkeyPatch.context() as monkeypatch, pytest.raises(expected, match=code):
        monkeypatch.setattr("botocore.session.Session.get_credentials", raising(ClientError(answer, "AssumeRole")))
        credential_of(profile=None).get()


def test_a_source_that_gives_half_of_a_credential_is_named() -> None:
    with pytest.MonkeyPatch.context() as monkeypatch, pytest.raises(CredentialError, match="gave no 'Token'"):
        monkeypatch.setattr("botocore.session.Session.get_credentials", raising(KeyError("Token")))
        credential_of().get()


def raising(error: Exception) -> Any:
    """A method that raises."""

    def method(*args: Any) -> Any:
        raise error

    return method


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"access_key": "A"}, "aws_secret_key is missing"),
        ({"secret_key": "S"}, "aws_access_key is missing"),
        ({"session_token": "T"}, "aws_session_token needs"),
        ({"access_key": "A", "secret_key": "S", "api_key": "K"}, "give one of"),
        ({"profile": "p", "api_key": "K"}, "give one of"),
        ({"access_key": "A", "secret_key": "S", "profile": "p"}, "give one of"),
        ({"profile": " "}, "aws_profile must be"),
        ({"api_key": "K\n"}, "api_key has white space"),
        ({"api_key": ["K"]}, "api_key must be a string, not list"),
        ({"access_key": "", "secret_key": "S"}, "aws_access_key is empty"),
    ],
)
def test_credentials_that_do_not_go_together_are_refused(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        credential_of(**given)


def test_an_api_key_needs_neither_botocore_nor_a_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore", None)
    assert signed(credential_of(None, api_key="key-1"))["authorization"] == "Bearer key-1"
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "key-2")
    assert signed(credential_of(None))["authorization"] == "Bearer key-2"


def test_credentials_that_are_given_win_over_a_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "key-2")
    headers = signed(credential_of(access_key="AKID1", secret_key="s"))
    assert headers["authorization"].startswith("AWS4-HMAC-SHA256")


def test_an_authorization_of_the_caller_stays_where_a_key_would_be_sent() -> None:
    request: Any = Sent()
    request.headers["authorization"] = "Bearer mine"
    credential_of(api_key="key-1").get().sign(request)
    assert request.headers["authorization"] == "Bearer mine"


def test_without_botocore_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations_anthropic.platforms.credentials.extras.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'integrations-anthropic\[bedrock\]'"):
        credential_of()


def test_the_region_is_the_given_one_then_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    assert aws_region_of(None, None) == "eu-central-1"
    monkeypatch.setenv("AWS_REGION", "us-west-2")
    assert aws_region_of(None, None) == "us-west-2"
    assert aws_region_of("us-gov-west-1", None) == "us-gov-west-1"


@pytest.mark.parametrize("region", ["evil.com/x", "us east", "US-EAST-1", 7])
def test_a_region_that_is_none_is_refused(region: Any) -> None:
    with pytest.raises(ConfigurationError, match="aws_region must be"):
        aws_region_of(region, None)


def test_without_a_region_the_error_says_where_to_put_it() -> None:
    with pytest.raises(ConfigurationError, match="AWS_REGION") as caught:
        BedrockClient(aws_access_key="A", aws_secret_key="S")
    assert caught.value.field == "aws_region"


def test_keys_are_shown_by_no_repr() -> None:
    keys = keys_of(access_key="AKID1", secret_key="very-secret", api_key="key-1")
    assert "very-secret" not in repr(keys)
    assert "key-1" not in repr(keys)
    assert "AKID1" not in repr(keys)


def test_headers_of_aws_that_a_caller_adds_are_signed() -> None:
    request: Any = Sent()
    request.headers |= {"X-Amz-Own": "1", "x-amzn-bedrock-guardrailidentifier": "g", "x-amzn-trace-id": "t", "x-b": "2"}
    credential_of(access_key="AKID1", secret_key="s" * 40).get().sign(request)
    names = "SignedHeaders=content-type;host;x-amz-date;x-amz-own;x-amzn-bedrock-guardrailidentifier,"
    assert names in request.headers["authorization"]
