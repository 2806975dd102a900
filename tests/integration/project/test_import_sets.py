"""Which modules importing the package, building a client and a first call load: a new one is named here on purpose.

What sends a request (`http`, `_runtime/network`) is left out: it depends on the address, the event loop and the extras.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.project.test_import import modules_after
from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import MESSAGE

PACKAGE = "integrations_anthropic."
IMPORTED = """
_async _async.services _hints _hints.unknown_names _loading _loading.lazy_import _loading.lazy_property _runtime
_runtime.fork _sync _sync.services
_version models models._groups
"""
BUILT = """
_anthropic_error models._facts
_errors _errors.api_details _errors.api_errors _errors.webhook_error _components _components.components
_components.observability _components.resilience _config _config.connection_headers _config.credentials
_config.credentials.fields _config.credentials.functions _config.identity _config.identity.choice
_config.field_spec _config.fields
_config.host_names
_config.limit_notation _config.pickling _config.policies _config.policy_check _config.portable _config.settings
_config.sources _config.storage_url _config.unknown_keys _config.urls _config.validators _core _core.call
_core.call.auth _core.call.connection_errors _core.call.deadline _core.call.deprecated_models _core.call.execution
_core.call.parameters _core.call.parameters.values
_core.call.library_faults _core.call.long_requests _core.call.redirects _core.call.request _core.call.span
_core.call.validation _core.codec _core.codec.body_limits _core.codec.bounds _core.codec.content_encoding
_core.codec.decode _core.codec.encode _core.codec.error_reason _core.codec.error_response _core.codec.json
_core.codec.json_types _core.codec.lenient _core.codec.response_reader _core.codec.record_hooks _core.codec.scalars
_core.codec.type_refs _core.content _core.content.plain_body _core.content.surrogates _core.content.turns
_core.resilience _core.resilience.circuit _core.resilience.circuit_notifier _core.resilience.custom_components
_core.resilience.outcome _core.resilience.rate_limit_headers _core.resilience.retry _core.streaming
_core.streaming.accumulate _core.streaming.event_reader _core.streaming.event_shapes _core.streaming.growing_block
_core.streaming.partial_json _core.streaming.replay _core.streaming.sse _core.streaming.text_builder _record _redact
_runtime.clock _runtime.event_loop _runtime.executor _runtime.files _runtime.lease _runtime.socks _runtime.unless_held
_runtime.waiting _runtime.wire_log_filter config errors meta models._functions secrets HALF.client HALF.client_options
HALF.event_stream HALF.orchestrator HALF.own_requests HALF.own_requests.requests HALF.pipeline
"""
CALLED = """
_core.call.operation _core.call.options _core.call.parameters.dot_segments _core.streaming.not_copied
HALF.message_stream HALF.services.messages models.message models.unknowns
"""
LIBRARIES = {"attr", "attrs", "orjson"}
"""Beside those that send a request, what a call that succeeds needs of others."""
UNWANTED = {"ctypes", "difflib", "html", "importlib.metadata", "subprocess", "unittest", "zipfile"}
BEFORE_A_CALL = UNWANTED | {"asyncio", "calendar", "email", "hashlib", "http", "pathlib", "ssl", "tempfile"}
CREATE = "client.messages.create(model='m', max_tokens=1, messages=[{'role': 'user', 'content': 'Hi'}])"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    def script(asked: object, connection: Any) -> None:
        connection.sendall(answer(body=json.dumps(MESSAGE).encode(), content_type="application/json"))

    with ScriptedServer(script) as server:
        yield server.url


def client_of(half: str, url: str) -> str:
    """A program that builds a client."""
    name = "AnthropicClient" if half == "_sync" else "AsyncAnthropicClient"
    return f"from integrations_anthropic import {name}\nclient = {name}(api_key='k', base_url={url!r}, max_retries=0)"


def call_of(half: str, url: str) -> str:
    """A program that makes a call."""
    call = f"import asyncio\nasync def call():\n    await {CREATE}\nasyncio.run(call())" if half == "_async" else CREATE
    return f"{client_of(half, url)}\n{call}"


def ours(modules: set[str]) -> set[str]:
    """Modules of the package, except those that send a request."""
    names = {name.removeprefix(PACKAGE) for name in modules if name.startswith(PACKAGE)}
    return {name for name in names if ".http" not in name and "_runtime.network" not in name}


def named(text: str, half: str = "") -> set[str]:
    return set(text.replace("HALF", half).split())


def test_importing_the_package_loads_these_modules() -> None:
    loaded = modules_after("import integrations_anthropic")
    assert ours(loaded) == named(IMPORTED)
    assert not loaded & BEFORE_A_CALL - modules_after("pass")


@pytest.mark.parametrize("half", ["_sync", "_async"])
def test_building_a_client_loads_these_modules(half: str) -> None:
    loaded = modules_after(client_of(half, "http://127.0.0.1:9"))
    assert ours(loaded) == named(IMPORTED + BUILT, half)
    assert foreign(loaded) == LIBRARIES
    assert not loaded & BEFORE_A_CALL - modules_after("pass")


@pytest.mark.parametrize("half", ["_sync", "_async"])
def test_a_first_call_loads_these_modules(url: str, half: str) -> None:
    loaded = modules_after(call_of(half, url))
    assert ours(loaded) == named(IMPORTED + BUILT + CALLED, half)
    assert not loaded & {"cattrs", "docstring_parser", "limits", "pybreaker"}
    assert not loaded & UNWANTED - modules_after("import httpx, httpcore, asyncio")


def foreign(modules: set[str]) -> set[str]:
    """Packages that are neither the interpreter's nor ours."""
    before = {name.partition(".")[0] for name in modules_after("pass")}
    tops = {name.partition(".")[0] for name in modules} - before - {"integrations_anthropic"}
    # The parser of HTTP/1.1, in C, and what its compiler adds.
    parser = {"httptools"} | {name for name in tops if "cython" in name}
    return tops - sys.stdlib_module_names - parser


@pytest.mark.parametrize("half", ["_sync", "_async"])
def test_webhooks_load_their_own_modules_and_the_library_at_the_first_signature(half: str) -> None:
    built = client_of(half, "http://127.0.0.1:9")
    prepared = modules_after(f"{built}\nclient.webhooks")
    added = {name.removeprefix(PACKAGE) for name in prepared - modules_after(built) if name.startswith(PACKAGE)}
    assert added == named(
        """_core.codec.serialize models.webhooks webhooks webhooks.headers webhooks.replays webhooks.signatures
        webhooks.unwrapping webhooks.verification"""
    )
    assert "standardwebhooks" not in prepared
