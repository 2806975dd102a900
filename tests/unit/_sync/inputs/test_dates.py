# Derived from tests/unit/_async/inputs/test_dates.py by `make codegen`. Do not edit.
"""Dates in a request: a datetime wherever the description has a moment, and nowhere else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic.models import (
    CreateUserProfileRequest,
    CreateVaultMcpOAuth,
    ExternalUserDetails,
    UpdateVaultMcpOAuth,
)

from .requests import body, created, doubled

PROFILE = {"id": "uprof_1", "type": "user_profile"}
CREDENTIAL = {"id": "vcrd_1", "type": "vault_credential"}
MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
TEXT = "2026-03-01T09:30:00Z"
GRANT: dict[str, Any] = {"type": "mcp_oauth", "mcp_server_url": "https://mcp.example.com/sse", "access_token": "secret"}


def profile(*request: Any, **fields: Any) -> dict[str, Any]:
    client, transport = doubled(PROFILE)
    client.user_profiles.create(*request, **fields)
    return body(transport)


def credential(auth: Any) -> dict[str, Any]:
    client, transport = doubled(CREDENTIAL)
    client.vaults.credentials.create("vlt_1", auth=auth)
    sent: dict[str, Any] = body(transport)["auth"]
    return sent


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_datetime_is_sent_as_text_from_an_argument_a_dict_and_a_model() -> None:
    sent = {"external_user_onboarded_at": TEXT}
    assert profile(external_user_onboarded_at=MOMENT) == sent
    assert profile({"external_user_onboarded_at": MOMENT}) == sent
    assert profile(CreateUserProfileRequest(external_user_onboarded_at=MOMENT)) == sent


@pytest.mark.parametrize("details", [{"onboarded_at": MOMENT}, ExternalUserDetails(onboarded_at=MOMENT)])
def test_a_datetime_is_sent_as_text_at_any_depth(details: Any) -> None:
    sent = {"external_user_details": {"onboarded_at": TEXT}}
    assert profile(external_user_details=details) == sent
    assert profile({"external_user_details": details}) == sent
    assert profile(CreateUserProfileRequest(external_user_details=details)) == sent


def test_a_datetime_is_sent_as_text_in_a_member_of_a_union() -> None:
    assert credential({**GRANT, "expires_at": MOMENT}) == {**GRANT, "expires_at": TEXT}
    assert credential(CreateVaultMcpOAuth(**GRANT, expires_at=MOMENT)) == {**GRANT, "expires_at": TEXT}
    client, transport = doubled(CREDENTIAL)
    client.vaults.credentials.update("vlt_1", "vcrd_1", auth=UpdateVaultMcpOAuth(expires_at=MOMENT))
    assert body(transport) == {"auth": {"type": "mcp_oauth", "expires_at": TEXT}}


def test_text_and_null_are_sent_as_they_are() -> None:
    assert credential({**GRANT, "expires_at": "2026-03-01T10:30:00+01:00"}) == {
        **GRANT,
        "expires_at": "2026-03-01T10:30:00+01:00",
    }
    assert credential({**GRANT, "expires_at": None}) == {**GRANT, "expires_at": None}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (MOMENT.replace(tzinfo=None), "a datetime needs a time zone"),
        (date(2026, 3, 1), "must be a datetime or an RFC 3339 string, not date"),
        (b"2026-03-01T09:30:00Z", "must be a datetime or an RFC 3339 string, not bytes"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=1))), "is out of range in UTC"),
    ],
)
def test_what_is_no_moment_is_refused_with_its_path(value: Any, why: str) -> None:
    with pytest.raises(ValidationError, match=rf"external_user_details\.onboarded_at: {why}") as caught:
        profile(external_user_details={"onboarded_at": value})
    assert caught.value.field == "external_user_details.onboarded_at"


def test_a_datetime_is_refused_where_no_moment_is_due() -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    with pytest.raises(ValidationError, match=r"messages\[0\]\.content: a datetime cannot be .*isoformat"):
        created(messages=[{"role": "user", "content": moment}])
    with pytest.raises(
        ValidationError, match=r"external_user_details\.country_hash: a datetime cannot be sent as JSON"
    ):
        profile(external_user_details={"country_hash": moment})
