"""Roles of AWS that are assumed at an STS, which is a server on this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from integrations_anthropic import BedrockClient
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

ROLE = "arn:aws:iam::123456789012:role/caller"
HELLO: dict[str, Any] = {
    "model": "anthropic.claude-haiku-4-5-20251001-v1:0",
    "max_tokens": 9,
    "messages": [{"role": "user", "content": "Hi"}],
}
SECRETS = ("role-secret-of-sts", "role-token-of-sts", "token-of-the-workload", "secret-of-the-source")


class Sts(ThreadingHTTPServer):
    """Issues keys for a role, `ASIAROLE1` and so on, for an hour each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.bodies: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: Sts

    def log_message(self, *args: Any) -> None:
        """Nothing."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.bodies.append(body)
        action = "AssumeRoleWithWebIdentity" if "WebIdentity" in body else "AssumeRole"
        ends = (datetime.now(UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        sent = (
            f'<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>'
            f"<AccessKeyId>ASIAROLE{len(self.server.bodies)}</AccessKeyId><SecretAccessKey>{SECRETS[0]}"
            f"</SecretAccessKey><SessionToken>{SECRETS[1]}</SessionToken><Expiration>{ends}</Expiration></Credentials>"
            f"<AssumedRoleUser><Arn>{ROLE}</Arn><AssumedRoleId>a:b</AssumedRoleId></AssumedRoleUser></{action}Result>"
            f"<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>"
        ).encode()
        self.send_response(200)
        self.send_header("content-type", "text/xml")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


@pytest.fixture
def sts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sts]:
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "PROFILE", "REGION", "DEFAULT_REGION"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)
    monkeypatch.delenv("AWS_BEARER_TOKEN_BEDROCK", raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    (tmp_path / "config").write_text(
        f"[profile role]\nrole_arn = {ROLE}\nsource_profile = source\n"
        f"[profile source]\naws_access_key_id = AKIASOURCE\naws_secret_access_key = {SECRETS[3]}\n"
        f"[profile workload]\nrole_arn = {ROLE}\nweb_identity_token_file = {tmp_path / 'token'}\n"
    )
    (tmp_path / "token").write_text(SECRETS[2])
    with Sts() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", f"http://127.0.0.1:{server.server_port}")
        yield server
        server.shutdown()
        thread.join()


def key_of(**options: Any) -> str:
    """The id of the key with which a call is signed."""
    transport = MockTransport(reply_with(MESSAGE))
    with BedrockClient(transport=transport, **options) as client:
        client.messages.create(**HELLO)
    (sent,) = transport.requests
    assert sent.headers["x-amz-security-token"] == SECRETS[1]
    return sent.headers["authorization"].partition("Credential=")[2].partition("/")[0]


@pytest.mark.parametrize("profile", ["role", "workload"])
def test_a_role_is_assumed_in_the_region_that_the_client_was_given(sts: Sts, profile: str) -> None:
    assert key_of(aws_region="eu-west-1", aws_profile=profile) == "ASIAROLE1"


@pytest.mark.parametrize("profile", ["role", "workload"])
def test_a_role_is_assumed_in_the_region_of_the_environment(
    sts: Sts, profile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    assert key_of(aws_profile=profile) == "ASIAROLE1"


@pytest.mark.parametrize("profile", ["role", "workload"])
def test_what_sts_is_sent_and_answers_is_in_no_log(
    sts: Sts, profile: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with caplog.at_level(logging.DEBUG):
        key_of(aws_profile=profile)
        logging.getLogger("botocore.parsers").debug("of the rest of the program")
    assert not [secret for secret in SECRETS if secret in caplog.text]
    assert "of the rest of the program" in caplog.text
