"""`security`: which credential an operation takes, and what is rejected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError, load
from tests.small_description import THINGS, Edit, edited, list_operation

ADMIN = {"type": "apiKey", "in": "header", "name": "x-api-key", "description": "x"}
SCHEMES = "anthropic.yaml#/components/securitySchemes"
SECURITY = THINGS + "/get/security"


def _secured(*security: Any, name: str = "adminKey", **changes: str) -> Edit:
    def edit(root: Any, things: Any, _: Any) -> None:
        root["components"] = {"securitySchemes": {name: ADMIN | changes}}
        list_operation(things)["security"] = list(security)

    return edit


CASES = [
    (_secured({"adminKey": []}, name="cookie"), f"{SCHEMES}/cookie", "no such credential"),
    (_secured({"adminKey": []}, name="bearer"), f"{SCHEMES}/bearer", "as the client sends it"),
    (_secured({"adminKey": []}, **{"in": "query"}), f"{SCHEMES}/adminKey", "as the client sends it"),
    (_secured({"bearer": []}), f"{SECURITY}/0/bearer", "no such scheme"),
    (_secured(), SECURITY, "needs a scheme"),
    (_secured({"adminKey": []}, {}), f"{SECURITY}/1", "must name one scheme"),
    (_secured({"adminKey": ["read"]}), f"{SECURITY}/0/adminKey", "scopes"),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[reason for _, _, reason in CASES])
def test_a_credential_the_client_does_not_have_is_rejected(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_an_operation_has_the_schemes_of_its_own(tmp_path: Path) -> None:
    services = edited(tmp_path, _secured({"adminKey": []})).services
    operations = {op.name: op.security for service in services for op in service.operations}
    assert operations["things.list"] == ("adminKey",)
    assert operations["things.get"] == ()


WORKLOADS = "/v1/organizations/(federation_|service_accounts|workspaces/{workspace_id}/service_accounts)"
"""Paths of what the API administers for OAuth tokens only: a configured token is sent first."""
REVIEW = "/v1/compliance/review/"
"""Paths of the review of flagged messages, which is the organization's; the key of a workspace may read messages."""


def test_every_operation_of_an_organization_takes_the_admin_key_and_no_api_key() -> None:
    spec = load(Path(__file__).parents[3] / "spec")
    for path, _, op in spec.operations():
        wanted = [{"bearer": []}, {"adminKey": []}] if re.match(WORKLOADS, path) else [{"adminKey": []}]
        if path.startswith(f"{REVIEW}items/"):
            wanted = [{"adminKey": []}, {"apiKey": []}]
        ours = path.startswith(("/v1/organizations/", REVIEW))
        assert op.get("security") == (wanted if ours else None), path
