"""The credential of a copy of a client, made with other options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic._config.identity.identities import ProfileLogin, WorkloadIdentity
from integrations_anthropic.config import resolve
from tests.unit.config.test_identity import ARGUMENTS, FEDERATED, LOGIN, workload, write_profile


def test_a_copy_keeps_the_identity() -> None:
    settings = resolve(None, ARGUMENTS)
    assert settings.with_options(timeout=5).identity is settings.identity


def test_a_copy_with_a_key_has_no_identity_and_says_so() -> None:
    copy = resolve(None, ARGUMENTS).with_options(api_key="sk-1")
    assert copy.identity is None and copy.federation_rule_id is None
    assert "fdrl_1" not in copy.explain()


def test_a_copy_with_an_identity_has_no_key() -> None:
    copy = resolve(None, {"api_key": "sk-1", "auth_token": "t"}).with_options(**ARGUMENTS)
    assert isinstance(copy.identity, WorkloadIdentity)
    assert (copy.api_key, copy.auth_token) == (None, None)


def test_a_copy_of_a_copy_with_a_key_can_have_an_identity_again() -> None:
    copy = resolve(None, ARGUMENTS).with_options(api_key="sk-1").with_options(**ARGUMENTS)
    assert copy.identity == resolve(None, ARGUMENTS).identity


def test_a_copy_changes_one_part_of_an_identity() -> None:
    settings = resolve(None, ARGUMENTS)
    copy = settings.with_options(workspace_id="wrkspc_2")
    assert workload(copy).workspace_id == "wrkspc_2"
    assert workload(copy).token == workload(settings).token
    other = copy.with_options(identity_token_file="/run/token")
    assert (workload(other).token, workload(other).token_file) == (None, "/run/token")
    assert workload(other).workspace_id == "wrkspc_2"


def test_a_copy_with_a_profile_has_its_identity_and_its_address(home: Path) -> None:
    write_profile(home, "work", FEDERATED | {"base_url": "https://of-profile.example"})
    write_profile(home, "mine", LOGIN)
    settings = resolve(None, {"api_key": "sk-1"})
    copy = settings.with_options(profile="work")
    assert workload(copy).federation_rule_id == "fdrl_of_profile"
    assert copy.base_url == "https://of-profile.example" and copy.api_key is None
    mine = copy.with_options(profile="mine")
    assert isinstance(mine.identity, ProfileLogin) and mine.federation_rule_id is None
    changed = mine.with_options(workspace_id="wrkspc_9").identity
    assert isinstance(changed, ProfileLogin) and changed.workspace_id == "wrkspc_9"
    kept = resolve(None, {"api_key": "k", "base_url": "https://chosen.example"}).with_options(profile="work")
    assert kept.base_url == "https://chosen.example"


@pytest.mark.parametrize(
    ("start", "given", "why"),
    [
        ({"api_key": "k"}, {"workspace_id": "w"}, "workspace_id needs a workload identity or a profile"),
        ({"api_key": "k"}, {"identity_token": "jwt"}, "lacks a federation rule"),
        ({"api_key": "k"}, {"api_key": "k", "profile": "p"}, "exclude each other"),
        (ARGUMENTS, {"base_url": "http://gateway.example"}, "base_url must be an https URL"),
        (ARGUMENTS, {"api_key": "k", "workspace_id": "w"}, "exclude each other"),
    ],
)
def test_options_of_a_copy_that_do_not_fit_are_an_error(start: dict[str, Any], given: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        resolve(None, start).with_options(**given)


def test_an_organization_is_no_part_of_a_login(home: Path) -> None:
    write_profile(home, "mine", LOGIN)
    with pytest.raises(ConfigurationError, match="organization_id is for workload identities"):
        resolve(None, {"profile": "mine"}).with_options(organization_id="o")


def test_a_copy_with_a_custom_auth_has_no_identity() -> None:
    assert resolve(None, ARGUMENTS).with_options(auth=object()).identity is None
