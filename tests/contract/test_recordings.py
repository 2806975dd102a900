"""Recorded exchanges, repeated with both clients over a socket: requests and results equal the recordings."""

from __future__ import annotations

import asyncio
import collections
import inspect
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from integrations_anthropic import NULL, AnthropicClient, AnthropicError, AsyncAnthropicClient, ValidationError, to_dict
from integrations_anthropic.models._functions import beta_values
from tests.contract import reference
from tests.contract.replay import RECORDINGS, Exchange, ReplayServer, exchanges

MINIMUM = 3000
SERVICES = ("messages", "models", "batches")

pytestmark = pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not part of this project")


class Tally:
    """Counts exchanges and collects mismatches."""

    def __init__(self) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.mismatches: list[str] = []

    def add(self, exchange: Exchange, problem: str | None) -> None:
        self.count["tried"] += 1
        self.count["matched" if problem is None else "mismatched"] += 1
        if problem is not None:
            self.mismatches.append(f"{exchange.id} {exchange.method} {exchange.path}: {problem}")

    def check(self, client: str) -> None:
        print(f"\n{client}: {dict(self.count)}")
        assert not self.mismatches, "\n".join(self.mismatches[:20])
        assert self.count["tried"] >= MINIMUM


@pytest.fixture(scope="module")
def server() -> Iterator[ReplayServer]:
    with ReplayServer() as running:
        yield running


@pytest.mark.long
def test_the_sync_client_reproduces_every_recorded_exchange(server: ReplayServer) -> None:
    tally = Tally()
    with AnthropicClient(**_options(server)) as client:
        parameters = _parameters(client)
        for exchange in exchanges():
            call = reference.method_call(exchange, parameters, NULL)
            if call is None:
                tally.count["skipped: other service"] += 1
                continue
            server.exchange, server.received = exchange, None
            tally.add(exchange, _problem(exchange, server, _sync_outcome(client, call)))
    tally.check("sync")


@pytest.mark.long
def test_the_async_client_reproduces_every_recorded_exchange(server: ReplayServer) -> None:
    tally = Tally()

    async def replay_all() -> None:
        async with AsyncAnthropicClient(**_options(server)) as client:
            parameters = _parameters(client)
            for exchange in exchanges():
                call = reference.method_call(exchange, parameters, NULL)
                if call is None:
                    tally.count["skipped: other service"] += 1
                    continue
                server.exchange, server.received = exchange, None
                tally.add(exchange, _problem(exchange, server, await _async_outcome(client, call)))

    asyncio.run(replay_all())
    tally.check("async")


def _options(server: ReplayServer) -> dict[str, Any]:
    # Each recording is one independent call: without internal streaming, and without a circuit that counts failures.
    # Read strictly: the description has to say what the API sends.
    own = {"long_requests": "direct", "circuit": None, "include_pings": True, "strict_responses": True}
    return {"api_key": "sk-replayed", "base_url": server.url, "max_retries": 0, **own}


def _parameters(client: Any) -> dict[tuple[str, str], set[str]]:
    return {
        (service, name): set(inspect.signature(method).parameters)
        for service in SERVICES
        for name, method in inspect.getmembers(getattr(client, service), inspect.ismethod)
        if not name.startswith("_")
    }


def _sync_outcome(client: AnthropicClient, call: reference.MethodCall) -> Any:
    method = getattr(getattr(client, call.service), call.method)
    try:
        result = method(*call.positional, **call.keywords)
        if call.method == "create_stream":
            with result as stream:
                events = [to_dict(event) for event in stream]
                return events, to_dict(stream.get_final_message())
        if call.method == "results":
            with result as lines:
                return [to_dict(line) for line in lines]
        return to_dict(result)
    except AnthropicError as error:
        return error


async def _async_outcome(client: AsyncAnthropicClient, call: reference.MethodCall) -> Any:
    method = getattr(getattr(client, call.service), call.method)
    try:
        result = method(*call.positional, **call.keywords)
        if call.method == "create_stream":
            async with result as stream:
                events = [to_dict(event) async for event in stream]
                return events, to_dict(await stream.get_final_message())
        if call.method == "results":
            async with result as lines:
                return [to_dict(line) async for line in lines]
        return to_dict(await result)
    except AnthropicError as error:
        return error


def _problem(exchange: Exchange, server: ReplayServer, outcome: Any) -> str | None:
    """Return what differs, or None."""
    if isinstance(outcome, ValidationError) and exchange.status == 400 and server.received is None:
        return None
    return _request_problem(exchange, server) or _response_problem(exchange, outcome)


def _request_problem(exchange: Exchange, server: ReplayServer) -> str | None:
    received = server.received
    if received is None:
        return "nothing was sent"
    target = f"{exchange.path}?{exchange.query}" if exchange.query else exchange.path
    if (received.method, received.target) != (exchange.method, target):
        return f"sent {received.method} {received.target}"
    version = received.headers.get("anthropic-version")
    if "anthropic-version" in exchange.request_headers and version != exchange.request_headers["anthropic-version"]:
        return f"sent anthropic-version: {version!r}"
    if (sent := _betas(received.headers)) != _expected_betas(exchange):
        return f"sent anthropic-beta: {sent!r}"
    body = json.loads(received.body) if received.body else None
    return None if body == exchange.request_body else f"sent body {body!r:.300}"


def _betas(headers: Mapping[str, str]) -> list[str]:
    return [value.strip() for value in headers.get("anthropic-beta", "").split(",") if value.strip()]


def _expected_betas(exchange: Exchange) -> list[str]:
    """Those recorded, then what the description asks for besides: many recordings keep no such header."""
    records = ("CreateMessageRequest", "CountTokensRequest", "CreateBatchRequest")
    recorded = _betas(exchange.request_headers)
    features = {value[: -len("-2026-01-01")] for value in recorded}
    needed = [v for v in beta_values(exchange.request_body, records) if v[: -len("-2026-01-01")] not in features]
    return list(dict.fromkeys([*recorded, *needed]))


def _response_problem(exchange: Exchange, outcome: Any) -> str | None:
    if isinstance(outcome, AnthropicError):
        name, message, request_id = reference.error(exchange)
        if type(outcome).__name__ != name:
            return f"raised {outcome!r:.300}, expected {name}"
        if message is not None and outcome.message != message:
            return f"message {outcome.message!r}, expected {message!r}"
        return None if outcome.request_id == request_id else f"request id {outcome.request_id!r}"
    if exchange.stream:
        events = reference.events(exchange)
        if outcome[0] != events:
            return "different events"
        return None if outcome[1] == reference.final_message(events) else f"different message {outcome[1]!r:.300}"
    if exchange.path.endswith("/results"):
        expected = [json.loads(line) for line in exchange.response_body.splitlines() if line.strip()]
        return None if outcome == expected else "different lines"
    return None if outcome == exchange.json else f"different response {outcome!r:.300}"
