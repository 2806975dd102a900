"""What a library sets rather than creates, and what there is one of: a second description for the store's tests."""

from __future__ import annotations

from integrations_anthropic.sandbox.description.loader import Description
from tests.unit.sandbox.store.library import (
    DAY,
    DESCRIPTION,
    NULLABLE,
    TEXT,
    TIME,
    Json,
    listed,
    operation,
    record,
    ref,
)

__all__ = ["HOUSE"]

SCHEMAS: dict[str, Json] = {
    "Rule": record("type reader_id text", type={"const": "rule"}, reader_id=TEXT, text={"additionalProperties": True}),
    "RuleSummary": record("type reader_id", type={"const": "rule_summary"}, reader_id=TEXT),
    "RuleList": listed("RuleSummary"),
    "NewRule": record("text", text={"additionalProperties": True}),
    "Size": {"type": "string", "enum": ["small", "large"]},
    "Limit": record(
        "id type size owner amount", id=TEXT, type={"const": "limit"}, size=ref("Size"), owner=ref("Lock"), amount=TEXT
    ),
    "NewLimit": record("owner amount", size=ref("Size"), owner=ref("Lock"), amount=TEXT),
    "LimitList": listed("Limit"),
    "Club": record("id type name", id=TEXT, type={"const": "club"}, name=TEXT),
    "NewClub": record("name", name=TEXT, members=ref("Choice")),
    "Choice": record("type", type=TEXT, reader_ids={"type": "array", "items": TEXT}),
    "Member": record("type book_club_id reader_id", type={"const": "member"}, book_club_id=TEXT, reader_id=TEXT),
    "MemberList": listed("Member"),
    "Branch": record("branch_id floors updated_at", branch_id=TEXT, floors=ref("Floors"), updated_at=TIME),
    "Floors": record("names count", names={"type": "object", "additionalProperties": TEXT}, count={"type": "integer"}),
    "BranchChange": record("", floors=ref("FloorsChange")),
    "FloorsChange": record("", names={"type": "object", "additionalProperties": NULLABLE}),
}
LIMIT: Json = {
    "id": "limit_01",
    "type": "limit",
    "size": "small",
    "owner": {"type": "key", "teeth": 1},
    "amount": "1",
}
BRANCH: Json = {"branch_id": "branch_01", "floors": {"names": {"1": "Novels"}, "count": 2}, "updated_at": DAY}
RULE: Json = {"type": "rule", "reader_id": "reader_1", "text": {"quiet": True}}
SUMMARY: Json = {"type": "rule_summary", "reader_id": "reader_1"}
CLUB: Json = {"id": "club_01", "type": "club", "name": "Poets"}
MEMBER: Json = {"type": "member", "book_club_id": "club_01", "reader_id": "reader_1"}
HOUSE = Description(
    {**DESCRIPTION.schemas, **SCHEMAS},
    (
        *DESCRIPTION.operations,
        operation("limits.set", "POST", "/v1/limits", "Limit", LIMIT, body="NewLimit"),
        operation("limits.list", "GET", "/v1/limits", "LimitList", {"data": [LIMIT], "next_page": None}),
        operation("limits.get", "GET", "/v1/limits/{limit_id}", "Limit", LIMIT),
        operation("clubs.create", "POST", "/v1/clubs", "Club", CLUB, body="NewClub"),
        operation("clubs.get", "GET", "/v1/clubs/{club_id}", "Club", CLUB),
        operation(
            "members.list", "GET", "/v1/clubs/{club_id}/members", "MemberList", {"data": [MEMBER], "next_page": None}
        ),
        operation("members.add", "POST", "/v1/clubs/{club_id}/members/{reader_id}", "Member", MEMBER),
        operation("members.delete", "DELETE", "/v1/clubs/{club_id}/members/{reader_id}", "Member", MEMBER),
        operation("rules.set", "POST", "/v1/house/rules/{reader_id}", "Rule", RULE, body="NewRule"),
        operation("rules.get", "GET", "/v1/house/rules/{reader_id}", "Rule", RULE),
        operation("rules.list", "GET", "/v1/house/rules", "RuleList", {"data": [SUMMARY], "next_page": None}),
        operation("branches.get", "GET", "/v1/branches/{branch_id}/hours", "Branch", BRANCH),
        operation("branches.update", "POST", "/v1/branches/{branch_id}/hours", "Branch", BRANCH, body="BranchChange"),
    ),
)
