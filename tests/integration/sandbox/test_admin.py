"""The Admin API of the sandbox: expiry, archiving, and changes that are rejected."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import yaml

from integrations_anthropic.sandbox import app
from integrations_anthropic.sandbox.admin.administration import ORGANIZATION, Administration
from integrations_anthropic.sandbox.admin.workspaces import DEFAULT, RESEARCH
from integrations_anthropic.sandbox.call import SandboxCall
from integrations_anthropic.sandbox.description import loader
from integrations_anthropic.sandbox.description.request_checks import RequestChecks, require_valid
from integrations_anthropic.sandbox.errors import SandboxAPIError
from tests.integration.sandbox.sandbox_requests import VirtualClock, expect_error

Json = Any
TOP = "/v1/organizations"
DAYS = 86_400


def create_workspace(client: httpx.Client, **fields: Json) -> str:
    response = client.post(f"{TOP}/workspaces", json={"name": "w", **fields})
    assert response.status_code == 200, response.text
    name: str = response.json()["id"]
    return name


def rejection(client: httpx.Client, path: str, **fields: Json) -> str:
    return expect_error(client.post(f"{TOP}/{path}", json=fields), 400, "invalid_request_error")


def test_every_operation_of_the_first_admin_area_has_a_handler() -> None:
    paths = yaml.safe_load((loader.find_folder() / "admin.yaml").read_text("utf-8"))["paths"]
    described = {operation["operationId"] for item in paths.values() for operation in item.values()}
    assert Administration(VirtualClock()).by_operation.keys() == described
    assert len(described) == 23


def test_admin_responses_are_valid_against_the_description(client: httpx.Client) -> None:
    checks = RequestChecks(loader.load(loader.find_folder()))
    client.post(f"{TOP}/invites", json={"email": "a@example.com", "role": "user"})
    for name, path in (
        ("ListWorkspacesResponse", "workspaces?include_default=true"),
        ("ListWorkspaceMembersResponse", f"workspaces/{RESEARCH}/members"),
        ("ListApiKeysResponse", "api_keys"),
        ("ListInvitesResponse", "invites"),
        ("ListUsersResponse", "users"),
        ("Organization", "me"),
    ):
        body = client.get(f"{TOP}/{path}").json()
        require_valid(checks.schema_validator(name), body)
        assert body.get("data") != []


def test_the_organization_id_is_the_one_in_the_response_header(client: httpx.Client) -> None:
    response = client.get(f"{TOP}/me")
    assert response.json()["id"] == response.headers["anthropic-organization-id"]
    assert ORGANIZATION["id"] == app.ORGANIZATION


def test_an_invite_expires_after_21_days(timed: httpx.Client, clock: VirtualClock) -> None:
    body = {"email": "late@example.com", "role": "user"}
    path = f"{TOP}/invites/" + timed.post(f"{TOP}/invites", json=body).json()["id"]
    clock.now += 21 * DAYS - 1
    assert timed.get(path).json()["status"] == "pending"
    clock.now += 1
    assert timed.get(path).json()["status"] == "expired"
    assert len(timed.get(f"{TOP}/invites", params={"statuses[]": "expired"}).json()["data"]) == 1
    assert timed.post(f"{TOP}/invites", json=body).status_code == 200


def test_a_user_of_the_organization_cannot_be_invited(client: httpx.Client) -> None:
    email = client.get(f"{TOP}/users").json()["data"][0]["email"]
    assert "already belongs" in rejection(client, "invites", email=email.upper(), role="user")


def test_the_keys_of_an_archived_workspace_are_archived_with_it(timed: httpx.Client) -> None:
    keys = {"workspace_id": RESEARCH}
    assert {key["status"] for key in timed.get(f"{TOP}/api_keys", params=keys).json()["data"]} == {"active"}
    assert timed.post(f"{TOP}/workspaces/{RESEARCH}/archive").status_code == 200
    assert {key["status"] for key in timed.get(f"{TOP}/api_keys", params=keys).json()["data"]} == {"archived"}
    assert "archived" in rejection(
        timed, f"workspaces/{RESEARCH}/members", user_id="u", workspace_role="workspace_user"
    )


def test_a_field_that_can_be_set_once_cannot_be_changed(client: httpx.Client) -> None:
    path = f"workspaces/{create_workspace(client, external_key_id='key_1')}"
    assert client.post(f"{TOP}/{path}", json={"external_key_id": "key_1", "user_profile_id": "p"}).status_code == 200
    assert rejection(client, path, name="other", external_key_id="key_2").startswith("external_key_id: ")
    assert rejection(client, path, user_profile_id="q").startswith("user_profile_id: ")
    assert client.get(f"{TOP}/{path}").json()["name"] == "w"
    assert rejection(client, f"workspaces/{DEFAULT}", user_profile_id="p").startswith("user_profile_id: ")


@pytest.mark.parametrize(
    ("residency", "field"),
    [
        ({"allowed_inference_geos": "anywhere"}, "allowed_inference_geos"),
        ({"allowed_inference_geos": ["us"]}, "default_inference_geo"),
        ({"allowed_inference_geos": ["mars"]}, "allowed_inference_geos.0"),
        ({"workspace_geo": "eu"}, "workspace_geo"),
    ],
)
def test_an_invalid_data_residency_is_rejected(client: httpx.Client, residency: Json, field: str) -> None:
    for path in ("workspaces", f"workspaces/{create_workspace(client)}"):
        assert rejection(client, path, name="w", data_residency=residency).startswith(f"data_residency.{field}: ")


def test_the_admin_api_rejects_an_ordinary_api_key() -> None:
    handler = Administration(VirtualClock()).by_operation["admin.organizations.get"]
    for key in ("sk-ant-admin01-x", "sandbox-admin-key", "anything", ""):
        assert handler(SandboxCall({}, {}, None, "", key)) == ORGANIZATION
    with pytest.raises(SandboxAPIError, match="invalid x-api-key") as caught:
        handler(SandboxCall({}, {}, None, "", "sk-ant-api03-x"))
    assert caught.value.status == 401
