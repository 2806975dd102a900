"""`doctor`: where settings come from, and which step on the way to the API fails."""

from __future__ import annotations

import json
import ssl
from pathlib import Path

import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import KEY, Program
from tests.integration.servers import ScriptedServer, answer

STEPS = ["proxy", "connection", "tls", "api"]


def test_it_reaches_the_sandbox_and_says_where_settings_come_from(program: Program, sandbox: Sandbox) -> None:
    document = program.document("--timeout", "20", "doctor")
    assert document["ok"] is True
    assert [step["name"] for step in document["steps"]] == STEPS
    found = {row["name"]: (row["value"], row["source"]) for row in document["settings"]}
    assert found["api_key"] == ("[REDACTED]", "variable ANTHROPIC_API_KEY")
    assert found["base_url"] == (repr(sandbox.url), "variable ANTHROPIC_BASE_URL")
    assert found["timeout"] == ("20.0", "option")
    assert found["auth_token"] == ("not set", "default")
    assert document["extras"]["cli"] is True
    assert {"httpx", "attrs", "python", "openssl"} <= document["versions"].keys()


def test_it_costs_one_request_that_reads(program: Program, sandbox: Sandbox) -> None:
    assert program("doctor").exit_code == 0
    assert [(request.method, request.path) for request in sandbox.requests] == [("GET", "/v1/models")]


def test_an_admin_key_alone_is_tried_on_the_admin_api(program: Program, sandbox: Sandbox) -> None:
    assert program("doctor", ANTHROPIC_API_KEY=None).exit_code == 0
    assert sandbox.requests[-1].path == "/v1/organizations/me"


@pytest.mark.parametrize("arguments", [("doctor",), ("doctor", "--all"), ("doctor", "--json")])
def test_secrets_are_never_shown(program: Program, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"default_headers": {"x-team": "secret-team"}, "auth_token": "secret-token"}))
    settings.chmod(0o600)
    proxy = "http://me:secret-password@127.0.0.1:9"
    result = program(
        "--config", str(settings), *arguments, HTTP_PROXY=proxy, ANTHROPIC_WEBHOOK_SIGNING_KEY="whsec_c2VjcmV0"
    )
    assert KEY not in result.output
    assert "secret-" not in result.output
    assert "c2VjcmV0" not in result.output
    assert "http://[REDACTED]@127.0.0.1:9" in result.output
    assert "x-team" in result.output


def test_a_proxy_that_does_not_answer_is_the_step_that_fails(program: Program) -> None:
    result = program("doctor", "--json", HTTP_PROXY="http://me:secret-password@127.0.0.1:9")
    (step,) = json.loads(result.stdout)["steps"]
    assert (result.exit_code, step["name"], step["ok"]) == (10, "proxy", False)
    assert step["outcome"] == "http://[REDACTED]@127.0.0.1:9 (variable HTTP_PROXY): Connection refused"
    assert "Check whether the proxy is running" in result.stderr


@pytest.mark.parametrize(("fault", "code"), [(Fault(status=401), 5), (Fault(reset_after=0), 10)])
def test_it_does_not_say_to_start_itself(program: Program, sandbox: Sandbox, fault: Fault, code: int) -> None:
    sandbox.faults.add(fault)
    result = program("doctor")
    assert (result.exit_code, "Check the " in result.stderr) == (code, True)
    assert "doctor`" not in result.output


def test_without_a_key_it_still_tries_the_connection(program: Program) -> None:
    result = program("doctor", ANTHROPIC_API_KEY=None, ANTHROPIC_ADMIN_KEY=None)
    assert result.exit_code == 3
    assert "not asked: there is no key" in result.stdout
    assert "ANTHROPIC_API_KEY" in result.stderr


def test_a_port_where_no_server_is_fails_at_the_connection(program: Program) -> None:
    result = program("--base-url", "http://127.0.0.1:9", "doctor")
    assert result.exit_code == 10
    assert "connection: failed: 127.0.0.1:9: Connection refused" in result.stdout
    assert "api:" not in result.stdout


@pytest.mark.parametrize(("status", "code"), [(401, 5), (429, 8), (529, 9)])
def test_an_answer_with_an_error_status_fails_at_the_api(
    program: Program, sandbox: Sandbox, status: int, code: int
) -> None:
    sandbox.faults.add(Fault(status=status))
    result = program("doctor", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["ok"]) == (code, False)
    assert f"status {status}" in document["steps"][-1]["outcome"]
    assert len(sandbox.requests) == 1


def test_wrong_settings_are_named_and_versions_are_shown_all_the_same(program: Program) -> None:
    result = program("doctor", ANTHROPIC_TIMEOUT_SECS="soon")
    assert result.exit_code == 3
    assert "timeout" in result.stdout
    assert "ANTHROPIC_TIMEOUT_SECS" in result.stdout
    assert "openssl" in result.stdout


def test_a_certificate_that_is_not_trusted_fails_at_tls(program: Program, tls: ssl.SSLContext, bundle: str) -> None:
    body = b'{"data": [], "has_more": false, "first_id": null, "last_id": null}'
    with ScriptedServer(
        lambda asked, connection: connection.sendall(answer(body=body, content_type="application/json")), tls=tls
    ) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        refused = program("--base-url", url, "doctor")
        trusted = program("--base-url", url, "doctor", SSL_CERT_FILE=bundle)
    assert refused.exit_code == 10
    assert "certificate" in refused.stdout
    assert "SSL_CERT_FILE" in refused.stderr
    assert trusted.exit_code == 0, trusted.output
    assert f"trusted: {bundle}" in trusted.stdout


def test_it_says_which_credential_is_used_and_tries_it(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    assert "credential: api_key (variable ANTHROPIC_API_KEY)" in program("doctor").stdout
    token = tmp_path / "token"
    token.write_text("e30.canary-of-the-identity.s")
    identity = {
        "ANTHROPIC_API_KEY": None,
        "ANTHROPIC_IDENTITY_TOKEN_FILE": str(token),
        "ANTHROPIC_FEDERATION_RULE_ID": "fdrl_1",
        "ANTHROPIC_ORGANIZATION_ID": "org-1",
    }
    result = program("doctor", **identity)
    assert result.exit_code == 0, result.output
    said = f"credential: workload identity: {token}, by rule fdrl_1 (variable ANTHROPIC_FEDERATION_RULE_ID)"
    assert said in result.stdout and "canary" not in result.output
    assert [request.path for request in sandbox.requests][-2:] == ["/v1/oauth/token", "/v1/models"]
    token.unlink()
    result = program("doctor", **identity)
    assert result.exit_code == 5 and "does not exist" in result.stdout


def test_it_names_the_login_of_a_profile(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    for kind, text in (
        ("configs", '{"authentication": {"type": "user_oauth"}}'),
        ("credentials", '{"access_token": "t-canary-of-the-login"}'),
    ):
        file = tmp_path / kind / "work.json"
        file.parent.mkdir()
        file.write_text(text)
        file.chmod(0o600)
    given = {"ANTHROPIC_API_KEY": None, "ANTHROPIC_CONFIG_DIR": str(tmp_path), "ANTHROPIC_PROFILE": "work"}
    result = program("doctor", **given)
    assert result.exit_code == 0, result.output
    assert f"credential: login of profile work: {tmp_path / 'credentials' / 'work.json'}" in result.stdout
    assert "canary" not in result.output
