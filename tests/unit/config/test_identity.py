"""Which credential a client uses: keys, profiles on disk and workload identities, from each source."""

from __future__ import annotations

import copy
import json
import logging
import os
import pickle
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ClientConfig, ConfigurationError
from integrations_anthropic._config.credentials.functions import SecretFunction
from integrations_anthropic._config.identity.identities import ProfileLogin, WorkloadIdentity
from integrations_anthropic.config import Settings, resolve
from integrations_anthropic.testing import MockTransport

FEDERATED: dict[str, Any] = {
    "authentication": {
        "type": "oidc_federation",
        "federation_rule_id": "fdrl_of_profile",
        "service_account_id": "svac_of_profile",
        "identity_token": {"source": "file", "path": "/run/token-of-profile"},
    },
    "organization_id": "org-of-profile",
    "workspace_id": "wrkspc_of_profile",
}
LOGIN: dict[str, Any] = {"authentication": {"type": "user_oauth", "client_id": "cli"}, "workspace_id": "wrkspc_1"}
VARIABLES = {
    "ANTHROPIC_IDENTITY_TOKEN_FILE": "/run/token",
    "ANTHROPIC_FEDERATION_RULE_ID": "fdrl_1",
    "ANTHROPIC_ORGANIZATION_ID": "org-1",
}
ARGUMENTS: dict[str, Any] = {"identity_token": "jwt", "federation_rule_id": "fdrl_1", "organization_id": "org-1"}


def folder(home: Path) -> Path:
    return home / ".config" / "anthropic"


def write_profile(home: Path, name: str, data: Any, *, at: Path | None = None) -> Path:
    path = (at or folder(home)) / "configs" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    path.chmod(0o644)
    return path


def set_all(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def workload(settings: Settings) -> WorkloadIdentity:
    assert isinstance(settings.identity, WorkloadIdentity)
    return settings.identity


def test_the_environment_alone_describes_a_workload(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **VARIABLES, ANTHROPIC_SERVICE_ACCOUNT_ID="svac_1", ANTHROPIC_WORKSPACE_ID="default")
    found = workload(resolve())
    assert (found.token_file, found.federation_rule_id, found.organization_id) == ("/run/token", "fdrl_1", "org-1")
    assert (found.service_account_id, found.workspace_id, found.token) == ("svac_1", "default", None)


def test_an_argument_and_the_environment_describe_a_workload_together(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **VARIABLES)
    found = workload(resolve(None, {"identity_token": partial(str, "canary")}))
    assert found.token_file is None and found.federation_rule_id == "fdrl_1"
    assert "canary" not in repr(found)


def test_of_token_and_file_in_one_place_the_file_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **VARIABLES, ANTHROPIC_IDENTITY_TOKEN="jwt")
    found = workload(resolve())
    assert (found.token_file, found.token) == ("/run/token", None)


@pytest.mark.parametrize("variable", ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"])
def test_a_key_in_the_environment_goes_before_an_identity_there_which_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, variable: str
) -> None:
    set_all(monkeypatch, **VARIABLES, **{variable: "sk-1"})
    with caplog.at_level(logging.WARNING, "integrations_anthropic"):
        assert resolve().identity is None
    assert [record.getMessage() for record in caplog.records] == [
        f"variable ANTHROPIC_IDENTITY_TOKEN_FILE is not used: variable {variable} goes before it"
    ]


def test_an_identity_in_code_goes_before_a_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, ANTHROPIC_API_KEY="sk-1", ANTHROPIC_AUTH_TOKEN="t")
    settings = resolve(None, ARGUMENTS)
    assert workload(settings).token is not None
    assert (settings.api_key, settings.auth_token) == (None, None)
    assert settings.sources["api_key"] == "default"


def test_a_key_in_code_goes_before_an_identity_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, **VARIABLES)
    assert resolve(None, {"api_key": "sk-1"}).identity is None


def test_an_identity_of_the_environment_goes_before_the_active_profile(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    write_profile(home, "default", FEDERATED)
    set_all(monkeypatch, **VARIABLES)
    assert workload(resolve()).federation_rule_id == "fdrl_1"
    monkeypatch.setenv("ANTHROPIC_PROFILE", "default")
    assert workload(resolve()).federation_rule_id == "fdrl_of_profile"


def test_a_profile_goes_before_the_environment_and_the_environment_fills_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    set_all(monkeypatch, **VARIABLES, ANTHROPIC_IDENTITY_TOKEN="jwt", ANTHROPIC_WORKSPACE_ID="wrkspc_of_environment")
    path = write_profile(home, "work", FEDERATED | {"workspace_id": ""})
    settings = resolve(None, {"profile": "work"})
    found = workload(settings)
    assert (found.federation_rule_id, found.organization_id) == ("fdrl_of_profile", "org-of-profile")
    assert (found.token_file, found.token) == ("/run/token-of-profile", None)
    assert found.workspace_id == "wrkspc_of_environment"
    assert settings.sources["federation_rule_id"] == f"profile {path}"
    assert workload(resolve(None, {"profile": "work", "workspace_id": "w"})).workspace_id == "w"


def test_the_address_of_a_profile_comes_after_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    write_profile(home, "work", FEDERATED | {"base_url": "https://of-profile.example"})
    assert resolve(None, {"profile": "work"}).base_url == "https://of-profile.example"
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://of-environment.example")
    assert resolve(None, {"profile": "work"}).base_url == "https://of-environment.example"


def test_the_active_profile_is_used_where_nothing_else_is_given(home: Path) -> None:
    write_profile(home, "default", FEDERATED)
    assert workload(resolve()).federation_rule_id == "fdrl_of_profile"
    write_profile(home, "work", LOGIN)
    (folder(home) / "active_config").write_bytes(b"\xef\xbb\xbfwork\r\n")
    found = resolve().identity
    assert found == ProfileLogin(
        profile="work",
        credentials_file=str(folder(home) / "credentials" / "work.json"),
        client_id="cli",
        workspace_id="wrkspc_1",
    )


def test_the_folder_of_the_profiles_is_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    write_profile(home, "default", LOGIN, at=tmp_path / "elsewhere")
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", str(tmp_path / "elsewhere"))
    assert isinstance(resolve().identity, ProfileLogin)
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(ConfigurationError, match=r"configs.default.json does not exist: ANTHROPIC_PROFILE"):
        resolve()


def test_a_profile_may_name_the_file_of_its_tokens(home: Path) -> None:
    who = {"type": "user_oauth", "credentials_path": "~/tokens.json"}
    write_profile(home, "work", {"authentication": who})
    found = resolve(None, {"profile": "work"}).identity
    assert isinstance(found, ProfileLogin)
    assert found.credentials_file == str(home / "tokens.json") and found.client_id is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "not JSON"),
        ("[]", "no JSON object"),
        ({}, 'no object "authentication"'),
        ({"authentication": {"type": "magic"}}, "unknown type"),
        ({"authentication": {"type": "user_oauth", "client_id": 5}}, "client_id"),
        ({"authentication": {"type": "oidc_federation", "identity_token": {"source": "url"}}}, "source"),
        ({"authentication": {"type": "oidc_federation", "identity_token": {"source": "file"}}}, "without a path"),
        (FEDERATED | {"organization_id": 7}, "organization_id.*must be a string"),
        (FEDERATED | {"base_url": "http://api.example"}, "base_url must be an https URL"),
        ({"authentication": {"type": "oidc_federation"}, "organization_id": "o"}, "lacks a token of the workload"),
        ({k: v for k, v in FEDERATED.items() if k != "organization_id"}, "lacks an organization"),
    ],
)
def test_a_profile_that_cannot_be_used_is_an_error_that_names_it(home: Path, content: Any, why: str) -> None:
    write_profile(home, "work", content)
    with pytest.raises(ConfigurationError, match=why):
        resolve(None, {"profile": "work"})


@pytest.mark.parametrize("name", ["../secret", "a/b", "a\\b", ".hidden", " a", "a ", "a\0", "x" * 129, "..", "a\nb"])
def test_the_name_of_a_profile_leads_out_of_no_folder(home: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="must be a name") as caught:
        resolve(None, {"profile": name})
    assert caught.value.field == "profile"
    folder(home).mkdir(parents=True)
    (folder(home) / "active_config").write_text(name)
    if name.strip() == name:
        with pytest.raises(ConfigurationError, match="names no profile"):
            resolve()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_profile_that_others_can_write_is_refused(home: Path) -> None:
    write_profile(home, "work", LOGIN).chmod(0o666)
    with pytest.raises(ConfigurationError, match=r"written by other users \(mode 666\)"):
        resolve(None, {"profile": "work"})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"api_key": "k", "profile": "p"}, "api_key and profile exclude each other"),
        ({"auth_token": "k", "identity_token": "p"}, "auth_token and identity_token exclude each other"),
        ({"api_key": "k", "workspace_id": "w"}, "api_key and workspace_id exclude each other"),
        (ARGUMENTS | {"identity_token_file": "f"}, "identity_token and identity_token_file"),
        ({"identity_token": "jwt"}, "lacks a federation rule"),
        ({"identity_token": "jwt", "federation_rule_id": "f"}, "lacks an organization"),
        ({"federation_rule_id": "f", "organization_id": "o"}, "lacks a token of the workload"),
        (ARGUMENTS | {"base_url": "http://gateway.example"}, "base_url must be an https URL"),
        (ARGUMENTS | {"federation_rule_id": "a b"}, "federation_rule_id .* must be an id"),
        (ARGUMENTS | {"identity_token": b"jwt"}, "identity_token .* must be a string"),
    ],
)
def test_what_excludes_each_other_or_is_missing_is_an_error(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        resolve(None, given)
    with pytest.raises(ConfigurationError, match=why):
        AnthropicClient(ClientConfig(**given))


def test_an_identity_of_the_environment_that_lacks_something_is_an_error_unless_there_is_another_credential(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    set_all(monkeypatch, ANTHROPIC_IDENTITY_TOKEN_FILE="/run/token")
    with pytest.raises(ConfigurationError, match="lacks a federation rule: set ANTHROPIC_FEDERATION_RULE_ID"):
        resolve()
    assert resolve(need_credential=False).identity is None
    who = {key: value for key, value in FEDERATED["authentication"].items() if key != "identity_token"}
    write_profile(home, "default", FEDERATED | {"authentication": who})
    assert workload(resolve()).token_file == "/run/token"


def test_a_custom_auth_goes_before_every_other_credential(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    write_profile(home, "default", "{")
    set_all(monkeypatch, ANTHROPIC_PROFILE="default")
    assert resolve(None, {"auth": object()}).identity is None


def test_an_active_profile_that_cannot_be_used_is_no_error_beside_an_admin_key(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_profile(home, "default", "{")
    assert resolve(None, {"admin_api_key": "k"}).identity is None
    assert "the active profile is not used" in caplog.text
    with pytest.raises(ConfigurationError, match="profile default"):
        resolve()


def test_a_pickle_of_a_config_or_a_client_holds_no_function_and_no_token() -> None:
    given = ARGUMENTS | {"identity_token": partial(str, "canary")}
    config = ClientConfig(**given)
    pickled = pickle.dumps(config)
    assert b"canary" not in pickled and b"canary" not in pickle.dumps(AnthropicClient(**given))
    found = workload(resolve(pickle.loads(pickled))).token
    assert isinstance(found, SecretFunction)
    with pytest.raises(ConfigurationError, match="comes from a pickle"):
        found.function()
    for copied in (copy.copy(config), copy.deepcopy(config)):
        assert workload(resolve(copied)).token == workload(resolve(config)).token


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_plain_http_is_for_this_machine(host: str) -> None:
    assert workload(resolve(None, ARGUMENTS | {"base_url": f"http://{host}:8080"}))


async def awaited() -> str:
    return "key"


@pytest.mark.parametrize("field", ["api_key", "identity_token"])
def test_the_sync_client_takes_no_async_function(field: str) -> None:
    given = {**(ARGUMENTS if field == "identity_token" else {}), field: awaited}
    with pytest.raises(ConfigurationError, match=f"{field}: the sync client takes no async function"):
        AnthropicClient(**given)


def test_the_sync_client_cannot_await_what_a_function_returns() -> None:
    client = AnthropicClient(api_key=lambda: awaited(), transport=MockTransport())  # type: ignore[arg-type,return-value]
    with pytest.raises(ConfigurationError, match="coroutine, which only AsyncAnthropicClient can await"):
        client.models.list()
