"""Test doubles, builders of requests and responses, and a pytest plugin, for tests of code that uses the client.

    transport = MockTransport().expect_request().with_path("/v1/messages").returning(message_response())
    client = AnthropicClient(api_key="test-key", transport=transport, **passthrough())
    assert client.messages.create(create_message_request()).text == "Hello!"
    transport.verify()

`AsyncAnthropicClient` takes an `AsyncMockTransport`; every other double works with both clients. A double that is
misused raises AssertionError immediately, and again in `verify()` if the code under test swallows it. The plugin has
the fixture `anthropic_sandbox`. Names are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from sys import modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._core.call.protocols import AsyncResponse as AsyncResponse
    from .._core.call.protocols import AsyncTransport as AsyncTransport
    from .._core.call.protocols import AuthProvider as AuthProvider
    from .._core.call.protocols import CircuitBreaker as CircuitBreaker
    from .._core.call.protocols import Clock as Clock
    from .._core.call.protocols import Logger as Logger
    from .._core.call.protocols import RateLimiter as RateLimiter
    from .._core.call.protocols import Response as Response
    from .._core.call.protocols import Retries as Retries
    from .._core.call.protocols import RetryExecutor as RetryExecutor
    from .._core.call.protocols import Transport as Transport
    from .._core.call.request import Request as Request
    from .auth import MockAuthProvider as MockAuthProvider
    from .builders import batch as batch
    from .builders import batch_result as batch_result
    from .builders import count_tokens_response as count_tokens_response
    from .builders import create_batch_request as create_batch_request
    from .builders import create_message_request as create_message_request
    from .builders import list_batch_response as list_batch_response
    from .builders import list_models_response as list_models_response
    from .builders import message_response as message_response
    from .builders import mock_message_response as mock_message_response
    from .builders import model as model
    from .builders import text_block as text_block
    from .builders import thinking_block as thinking_block
    from .builders import tool_use_block as tool_use_block
    from .builders import usage as usage
    from .clock import VirtualClock as VirtualClock
    from .errors import authentication_error as authentication_error
    from .errors import connection_error as connection_error
    from .errors import error_response as error_response
    from .errors import internal_server_error as internal_server_error
    from .errors import invalid_request_error as invalid_request_error
    from .errors import not_found_error as not_found_error
    from .errors import overloaded_error as overloaded_error
    from .errors import permission_denied_error as permission_denied_error
    from .errors import rate_limit_error as rate_limit_error
    from .errors import timeout_error as timeout_error
    from .events import stream_events as stream_events
    from .expectations import Expectation as Expectation
    from .logger import Logged as Logged
    from .logger import MockLogger as MockLogger
    from .replies import Reply as Reply
    from .resilience import MockCircuitBreaker as MockCircuitBreaker
    from .resilience import MockRateLimiter as MockRateLimiter
    from .resilience import MockResilienceOrchestrator as MockResilienceOrchestrator
    from .resilience import MockRetryExecutor as MockRetryExecutor
    from .resilience import passthrough as passthrough
    from .transport import AsyncMockHttpTransport as AsyncMockHttpTransport
    from .transport import AsyncMockResponse as AsyncMockResponse
    from .transport import AsyncMockTransport as AsyncMockTransport
    from .transport import MockHttpTransport as MockHttpTransport
    from .transport import MockResponse as MockResponse
    from .transport import MockTransport as MockTransport
    from .webhooks import sign_webhook as sign_webhook
    from .webhooks import webhook_event as webhook_event

_NAMES_BY_MODULE = {
    ".._core.call.protocols": (
        "Response AsyncResponse AsyncTransport AuthProvider CircuitBreaker Clock Logger RateLimiter Retries "
        "RetryExecutor Transport"
    ),
    ".._core.call.request": "Request",
    ".auth": "MockAuthProvider",
    ".builders": (
        "batch batch_result count_tokens_response create_batch_request create_message_request list_batch_response "
        "list_models_response message_response mock_message_response model text_block thinking_block tool_use_block "
        "usage"
    ),
    ".clock": "VirtualClock",
    ".events": "stream_events",
    ".expectations": "Expectation",
    ".errors": (
        "authentication_error connection_error error_response internal_server_error invalid_request_error "
        "not_found_error overloaded_error permission_denied_error rate_limit_error timeout_error"
    ),
    ".logger": "Logged MockLogger",
    ".replies": "Reply",
    ".resilience": ("MockCircuitBreaker MockRateLimiter MockResilienceOrchestrator MockRetryExecutor passthrough"),
    ".transport": (
        "AsyncMockResponse AsyncMockHttpTransport AsyncMockTransport MockResponse MockHttpTransport MockTransport"
    ),
    ".webhooks": "sign_webhook webhook_event",
}
_MODULE_OF = {name: module for module, names in _NAMES_BY_MODULE.items() for name in names.split()}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        from .._hints.unknown_names import unknown_in_package

        raise unknown_in_package(modules[__name__], __all__, name)
    value = getattr(import_module(_MODULE_OF[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
