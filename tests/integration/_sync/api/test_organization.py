# Derived from tests/integration/_async/api/test_organization.py by `make codegen`. Do not edit.
"""Scripts that administer an organization: groups and roles, reports over days, spend limits."""

from __future__ import annotations

from collections.abc import Iterator, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import pytest

from integrations_anthropic import (
    AnthropicClient,
    ComplianceDisabled,
    InvalidRequestError,
    RbacAllConnectorsResource,
    RbacConnectorScopeResource,
    RbacConnectorToolResource,
    SpendLimitUserActor,
    UnknownRbacPermissionResource,
    UnknownSpendLimitScope,
)
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import MockTransport, Reply, passthrough


ROOT = "/v1/organizations"
ADA, BOB = "user_01Ada", "user_02Bob"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


@pytest.fixture(params=["2023-06-01", "2026-10-21"])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(sandbox: Sandbox, version: str) -> Iterator[AnthropicClient]:
    options: Any = {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "max_retries": 0}
    with AnthropicClient(**options, api_version=version, strict_responses=True) as made:
        yield made


def client_of(transport: MockTransport) -> AnthropicClient:
    return AnthropicClient(admin_api_key="test-key", transport=transport, **passthrough())


def user(user_id: str) -> dict[str, Any]:
    return {"type": "user_actor", "user_id": user_id, "name": None, "email_address": None, "deleted": False}


def limit_of(user_id: str, amount: str | None, spent: str) -> dict[str, Any]:
    common = {"spend_limit_id": "spl_1", "period": "monthly", "currency": "USD", "source": {"type": "organization"}}
    scope = {"type": "user", "user_id": user_id}
    return {**common, "actor": user(user_id), "scope": scope, "amount": amount, "period_to_date_spend": spent}


def asked_by(user_id: str, amount: str | None, spent: str = "0", status: str = "pending") -> dict[str, Any]:
    kind = {"id": f"slir_{user_id}", "type": "spend_limit_increase_request", "period": "monthly"}
    found = {**kind, "actor": user(user_id), "status": status, "created_at": "2026-11-20T15:04:05Z"}
    return {**found, "spend_summary": limit_of(user_id, amount, spent)}


def day(number: int, active: int) -> dict[str, Any]:
    counts = [f"{kind}{span}_active_user_count" for kind in ("", "cowork_") for span in ("daily", "weekly", "monthly")]
    times = {"starting_at": f"2026-11-{number:02}T00:00:00Z", "ending_at": f"2026-11-{number + 1:02}T00:00:00Z"}
    return {**times, **dict.fromkeys(counts, active)}


def test_a_group_is_made_renamed_filled_and_deleted(client: AnthropicClient, sandbox: Sandbox) -> None:
    groups = client.admin.rbac_groups
    made = groups.create(name="Data science")
    assert (made.source_type, made.role_ids) == ("direct", [])
    member = groups.members.add(made.id, user_id=ADA)
    assert member.rbac_group_id == made.id
    assert [each.user_id for each in groups.members.list(made.id, limit=5)] == [member.user_id]
    assert (groups.update(made.id, name="Data platform")).name == "Data platform"
    assert (groups.members.remove(made.id, ADA)).type == "rbac_group_member_deleted"
    assert (groups.delete(made.id)).id == made.id
    assert [(sent.method, sent.path.removeprefix(ROOT)) for sent in sandbox.requests[-6:]] == [
        ("POST", "/rbac_groups"),
        ("POST", f"/rbac_groups/{made.id}/members"),
        ("GET", f"/rbac_groups/{made.id}/members"),
        ("POST", f"/rbac_groups/{made.id}"),
        ("DELETE", f"/rbac_groups/{made.id}/members/{ADA}"),
        ("DELETE", f"/rbac_groups/{made.id}"),
    ]


def test_a_group_whose_roles_could_not_be_read_is_not_one_without_roles(client: AnthropicClient) -> None:
    assert [group.role_ids is None for group in client.admin.rbac_groups.list()] == [False, True]


def test_permissions_of_roles_are_known_by_what_they_are_about(client: AnthropicClient) -> None:
    found = []
    for role in client.admin.rbac_roles.list():
        found += [each.resource for each in client.admin.rbac_roles.permissions.list(role.id)]
    scopes = {each.scope for each in found if isinstance(each, RbacConnectorScopeResource)}
    tools = {each.tool_name for each in found if isinstance(each, RbacConnectorToolResource)}
    assert (scopes, tools) == ({"read_issues"}, {"search_issues"})
    assert any(isinstance(each, RbacAllConnectorsResource) for each in found)


def test_what_a_version_leaves_out_is_none_and_stands_elsewhere(
    client: AnthropicClient, version: str
) -> None:
    older = version == "2023-06-01"
    roles = [role for role in client.admin.rbac_roles.list()]
    assert [role.name for role in roles] == [role.display_name if older else None for role in roles]
    limits = [entry for entry in client.admin.rate_limits.list()]
    assert [entry.group_type for entry in limits] == [entry.group.type if older else None for entry in limits]
    assert [entry.models is None for entry in limits] == [entry.group.type != "model_group" for entry in limits]


def test_the_compliance_api_is_turned_off_by_an_object_or_a_dict(client: AnthropicClient) -> None:
    settings = client.admin.compliance_settings
    assert (settings.update(state=ComplianceDisabled())).state.type == "disabled"
    assert (settings.update(state={"type": "disabled"})).state.type == "disabled"
    assert (settings.get()).state.type == "enabled"


def test_days_of_a_group_are_read_over_several_pages() -> None:
    transport = MockTransport()
    pages = [([day(1, 10), day(2, 20)], "c1"), ([], "c2"), ([day(3, 60)], None)]
    for cursor, (data, following) in zip((None, "c1", "c2"), pages, strict=True):
        expected = transport.expect_request().with_method("GET").with_path(f"{ROOT}/analytics/summaries")
        expected = expected.with_query("starting_date", "2026-11-01").with_query("filter[]", "rbac_group_id:g1")
        expected = expected.with_query("page", cursor) if cursor else expected
        expected.returning({"data": data, "next_page": following})
    with client_of(transport) as client:
        days = client.admin.analytics.summaries.list(
            starting_date="2026-11-01", ending_date="2026-11-04", filter=["rbac_group_id:g1"], limit=2
        )
        active = {each.starting_at[:10]: each.daily_active_user_count for each in days}
    assert active == {"2026-11-01": 10, "2026-11-02": 20, "2026-11-03": 60}
    transport.verify()


def test_rows_that_are_split_say_by_what(client: AnthropicClient, sandbox: Sandbox) -> None:
    analytics = client.admin.analytics
    dates: Any = {"starting_date": "2026-11-01", "ending_date": "2026-11-08"}
    split: Any = ["product", "user_id"]
    for service in (analytics.connectors, analytics.plugins, analytics.skills):
        page = service.list(**dates, group_by=split, order="desc", order_by="distinct_user_count")
        assert all(row.user_id and row.product for row in page.data)
        sent = parse_qsl(sandbox.requests[-1].query)
        assert sent[:4] == [*dates.items(), ("group_by[]", "product"), ("group_by[]", "user_id")]
        assert sent[4:] == [("order", "desc"), ("order_by", "distinct_user_count")]
    artifacts = [row for row in analytics.artifacts.list(date="2026-11-02", group_by=["user_id"])]
    assert {row.artifact_type for row in artifacts} == {"text/markdown"}
    projects = [row for row in analytics.apps.chat.projects.list(date="2026-11-02")]
    assert [row.created_by is None for row in projects] == [False, True]
    people = [row for row in analytics.users.list(date="2026-11-02", group_by=["rbac_group_id"])]
    assert [(row.user is None, row.distinct_user_count) for row in people] == [(False, None), (True, 14)]


def settle_requests(client: AnthropicClient, most: Decimal) -> dict[str, str]:
    """Double the limits of the users who ask, up to `most`; deny what is above it. Returns the state by user."""
    requests, states = client.admin.spend_limits.increase_requests, {}
    for asked in requests.list(status=["pending"]):
        assert isinstance(asked.actor, SpendLimitUserActor)
        assert asked.spend_summary is not None
        wanted = Decimal(asked.spend_summary.amount or 0) * 2
        if wanted <= most:
            approved = requests.approve(asked.id, amount=str(wanted), suppress_notification=True)
            states[asked.actor.user_id] = approved.status
        else:
            states[asked.actor.user_id] = (requests.deny(asked.id)).status
    return states


def test_requests_for_more_are_approved_or_denied_by_a_script() -> None:
    transport, path = MockTransport(), f"{ROOT}/spend_limit_increase_requests"
    listed = transport.expect_request().with_method("GET").with_path(path).with_query("status[]", "pending")
    listed.returning({"data": [asked_by(ADA, "20000", "19999.5"), asked_by(BOB, "90000")], "next_page": None})
    approved = transport.expect_request().with_method("POST").with_path(f"{path}/slir_{ADA}/approve")
    approved.with_json({"amount": "40000", "suppress_notification": True}).returning(
        asked_by(ADA, "40000", status="approved")
    )
    denied = transport.expect_request().with_method("POST").with_path(f"{path}/slir_{BOB}/deny").with_json({})
    denied.returning(asked_by(BOB, "90000", status="denied"))
    with client_of(transport) as client:
        assert settle_requests(client, Decimal(100_000)) == {ADA: "approved", BOB: "denied"}
    transport.verify()


def test_limits_of_kinds_that_came_later_are_read_and_kept() -> None:
    later = {"type": "team", "team_id": "team_1", "lead": {"id": ADA}}
    row = limit_of(ADA, None, "0.125") | {"source": later}
    permission = {"type": "rbac_role_permission", "action": "use", "resource": {"type": "planet", "id": "p1"}}
    transport = MockTransport({"data": [row]}, {"data": [permission]})
    with client_of(transport) as client:
        (found,) = [each for each in client.admin.spend_limits.effective.list(user_ids=[ADA], period=["monthly"])]
        (allowed,) = [each for each in client.admin.rbac_roles.permissions.list("rbac_role_1")]
    assert isinstance(found.source, UnknownSpendLimitScope)
    assert found.source.raw == later
    assert isinstance(allowed.resource, UnknownRbacPermissionResource)
    assert "user_ids%5B%5D=user_01Ada&period%5B%5D=monthly" in transport.requests[0].url


def test_an_organization_of_another_kind_gets_an_error_with_a_code() -> None:
    body: Any = {"type": "error", "error": {"type": "invalid_request_error", "message": "Claude Enterprise only"}}
    body["error"]["details"] = {"error_code": "organization_type_not_supported"}
    with client_of(MockTransport(Reply(body, 400))) as client:
        with pytest.raises(InvalidRequestError, match="Claude Enterprise only") as caught:
            client.admin.spend_limits.effective.list()
    assert caught.value.error_code == "organization_type_not_supported"
