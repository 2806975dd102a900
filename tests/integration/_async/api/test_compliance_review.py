"""The review of flagged messages over a real socket: cases, responses to them, notices, and the messages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from integrations_anthropic import (
    AsyncAnthropicClient,
    AuthenticationError,
    ComplianceReviewCase,
    ComplianceReviewCaseClosed,
    ComplianceReviewCaseOpen,
    InvalidRequestError,
    NotFoundError,
    TextBlock,
)
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client() -> AsyncIterator[AsyncAnthropicClient]:
    with Sandbox() as sandbox:
        options: Any = {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "max_retries": 0}
        async with AsyncAnthropicClient(**options, strict_responses=True) as made:
            yield made
        # It is beta, and asks for no header.
        assert not any("anthropic-beta" in request.headers for request in sandbox.requests)


@pytest.fixture
async def case(client: AsyncAnthropicClient) -> ComplianceReviewCase:
    page = await client.compliance.review.cases.list(status="open")
    return page.data[0]


async def test_a_response_closes_a_case(client: AsyncAnthropicClient, case: ComplianceReviewCase) -> None:
    assert case.status == ComplianceReviewCaseOpen()
    closed = await client.compliance.review.cases.respond(
        case.id,
        determination="violation",
        policy_categories=["fraud", "cyber"],
        verdicts=[{"item_id": case.transcripts[0].item_id, "determination": "violation", "policy_category": "fraud"}],
    )
    assert isinstance(closed.status, ComplianceReviewCaseClosed)
    assert closed.status.reason.type == "responded"
    assert closed.updated_at > case.updated_at
    assert await client.compliance.review.cases.get(case.id) == closed
    assert [one async for one in await client.compliance.review.cases.list(status="open")] == []
    assert [one.id async for one in await client.compliance.review.cases.list(status="closed")] == [case.id]


async def test_only_the_first_response_counts(client: AsyncAnthropicClient, case: ComplianceReviewCase) -> None:
    cases = client.compliance.review.cases
    closed = await cases.respond(case.id, determination="violation", policy_categories=["fraud", "cyber"])
    again = await cases.respond(case.id, determination="violation", policy_categories=["cyber", "fraud"], verdicts=[])
    assert again == closed
    with pytest.raises(InvalidRequestError) as caught:
        await cases.respond(case.id, determination="no_violation")
    assert caught.value.error_code == "case_closed"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"determination": "violation"}, "one to four"),
        ({"determination": "no_violation", "policy_categories": ["fraud"]}, "none with"),
        ({"determination": "violation", "policy_categories": ["fraud", "fraud"]}, "each can appear once"),
        (
            {"determination": "no_violation", "verdicts": [{"item_id": "msg_none", "determination": "no_violation"}]},
            "msg_none is no message",
        ),
    ],
)
async def test_a_response_that_contradicts_itself_is_refused(
    client: AsyncAnthropicClient, case: ComplianceReviewCase, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InvalidRequestError, match=reason):
        await client.compliance.review.cases.respond(case.id, **fields)
    assert (await client.compliance.review.cases.get(case.id)).status == ComplianceReviewCaseOpen()


async def test_a_flagged_message_is_read_with_its_request(
    client: AsyncAnthropicClient, case: ComplianceReviewCase
) -> None:
    item = await client.compliance.review.items.get(case.transcripts[0].item_id)
    content = item.details.content
    assert content is not None
    assert content.request["messages"] == [{"role": "user", "content": "Hello"}]
    assert content.response is not None
    assert isinstance(content.response.content[0], TextBlock)
    with pytest.raises(NotFoundError):
        await client.compliance.review.items.get("msg_none")


async def test_notices_are_found_by_the_case_that_they_are_about(
    client: AsyncAnthropicClient, case: ComplianceReviewCase
) -> None:
    notices = client.compliance.review.notices
    assert [one.case_ids async for one in await notices.list(case_id=case.id)] == [[case.id]]
    assert [one async for one in await notices.list(case_id="rvc_none")] == []
    assert [one async for one in await notices.list(created_at_lt="2026-01-01T00:00:00Z")] == []


async def test_cases_need_the_key_of_an_administrator() -> None:
    with Sandbox() as sandbox:
        options: Any = {"admin_api_key": "sk-ant-api03-of-a-workspace", "base_url": sandbox.url, "max_retries": 0}
        async with AsyncAnthropicClient(**options) as client:
            for call in (client.compliance.review.cases.get, client.compliance.review.cases.respond):
                arguments: Any = {"determination": "no_violation"} if call.__name__ == "respond" else {}
                with pytest.raises(AuthenticationError):
                    await call("rvc_01Pm4xVt9QkLs7HwZc2bRyNd", **arguments)
