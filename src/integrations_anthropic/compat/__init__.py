"""The interface of the official Python client, `anthropic`, over the clients of this package.

For programs that were written for the official client: change the import lines. Results are models of this package
with the methods of the official ones (`model_dump`, `to_dict`, `_request_id`), errors are errors of this package with
the official names and attributes (`status_code`, `response`). What differs stands on the page "Moving from the official
client" of the documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load_in_place as _load
from .._version import __version__ as __version__

if TYPE_CHECKING:
    from ._async.client import AsyncAnthropic as AsyncAnthropic
    from ._async.clouds.clients import *  # noqa: F403
    from ._async.message_stream import AsyncMessageStreamManager as AsyncMessageStreamManager
    from ._async.message_stream import AsyncStreamedMessage
    from ._async.raw_responses import AsyncAPIResponse as AsyncAPIResponse
    from ._async.stream import AsyncStream as AsyncStream
    from ._sync.client import Anthropic as Anthropic
    from ._sync.clouds.clients import *  # noqa: F403
    from ._sync.message_stream import MessageStreamManager as MessageStreamManager
    from ._sync.message_stream import StreamedMessage
    from ._sync.raw_responses import APIResponse as APIResponse
    from ._sync.stream import Stream as Stream
    from .arguments import NOT_GIVEN as NOT_GIVEN
    from .arguments import NoneType as NoneType
    from .arguments import NotGiven as NotGiven
    from .arguments import Omit as Omit
    from .arguments import RequestOptions as RequestOptions
    from .arguments import not_given as not_given
    from .arguments import omit as omit
    from .client_settings import DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES
    from .errors import *  # noqa: F403  # its own __all__ says which
    from .function_tools import beta_async_tool as beta_async_tool
    from .function_tools import beta_tool as beta_tool
    from .httpx_defaults import DEFAULT_CONNECTION_LIMITS as DEFAULT_CONNECTION_LIMITS
    from .httpx_defaults import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
    from .httpx_defaults import DefaultAioHttpClient as DefaultAioHttpClient
    from .httpx_defaults import DefaultAsyncHttpxClient as DefaultAsyncHttpxClient
    from .httpx_defaults import DefaultHttpxClient as DefaultHttpxClient
    from .httpx_defaults import Timeout as Timeout
    from .httpx_defaults import file_from_path as file_from_path
    from .httpx_defaults import transform_schema as transform_schema
    from .records import ResultMethods

    AsyncMessageStream = AsyncStreamedMessage
    BaseModel = ResultMethods
    Client = Anthropic
    MessageStream = StreamedMessage
    AsyncClient = AsyncAnthropic

_HOMES = {
    "APIResponse": "_sync.raw_responses",
    "Anthropic": "_sync.client",
    "AsyncAPIResponse": "_async.raw_responses",
    "AsyncAnthropic": "_async.client",
    "AsyncMessageStreamManager": "_async.message_stream",
    "AsyncStream": "_async.stream",
    "DEFAULT_CONNECTION_LIMITS": "httpx_defaults",
    "DEFAULT_MAX_RETRIES": "client_settings",
    "DEFAULT_TIMEOUT": "httpx_defaults",
    "DefaultAioHttpClient": "httpx_defaults",
    "DefaultAsyncHttpxClient": "httpx_defaults",
    "DefaultHttpxClient": "httpx_defaults",
    "MessageStreamManager": "_sync.message_stream",
    "NOT_GIVEN": "arguments",
    "NotGiven": "arguments",
    "NoneType": "arguments",
    "Omit": "arguments",
    "RequestOptions": "arguments",
    "Stream": "_sync.stream",
    "Timeout": "httpx_defaults",
    "beta_async_tool": "function_tools",
    "beta_tool": "function_tools",
    "file_from_path": "httpx_defaults",
    "not_given": "arguments",
    "omit": "arguments",
    "transform_schema": "httpx_defaults",
}
_OTHER_NAMES = {
    "AsyncClient": ("_async.client", "AsyncAnthropic"),
    "AsyncMessageStream": ("_async.message_stream", "AsyncStreamedMessage"),
    "BaseModel": ("records", "ResultMethods"),
    "Client": ("_sync.client", "Anthropic"),
    "MessageStream": ("_sync.message_stream", "StreamedMessage"),
}
_ERRORS = {
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "APIWebhookValidationError",
    "AnthropicError",
    "AuthenticationError",
    "BadRequestError",
    "CMEKContextUnavailableError",
    "CMEKKeyDisabledError",
    "CMEKKeyNetworkBlockedError",
    "CMEKKeyUnreachableError",
    "ClaudeCodeKeyCreatorNotMemberError",
    "ClaudeCodeVersionTooOldError",
    "ClientClosedRequestError",
    "ConflictError",
    "ContentTooLargeError",
    "ContractSpendLimitReachedError",
    "CredentialsError",
    "DeadlineExceededError",
    "EnforcedSpendLimitReachedError",
    "GatewayTimeoutError",
    "HTTPNotImplementedError",
    "IdentityTokenFileError",
    "InternalServerError",
    "LinkedOrganizationBillingUnavailableError",
    "LinkedOrganizationSpendLimitReachedError",
    "NotFoundError",
    "OrganizationOnHoldError",
    "OrganizationTypeNotSupportedError",
    "OverloadedError",
    "ParentOrganizationRequiredError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RampLimitExceededError",
    "RateLimitError",
    "RequestBodyEncodingInvalidError",
    "RequestBodyEncodingUnsupportedError",
    "RequestBodyTooLargeAfterDecodingError",
    "RequestHeaderFieldsTooLargeError",
    "RequestTimeoutError",
    "RequestTooLargeError",
    "RetryableError",
    "SandboxEgressRestrictedError",
    "ServiceUnavailableError",
    "UnprocessableEntityError",
    "WorkspaceHumanReviewDisabledError",
}
_PLATFORMS = {
    "AnthropicAWS",
    "AnthropicBedrock",
    "AnthropicBedrockMantle",
    "AnthropicFoundry",
    "AnthropicGoogleCloud",
    "AnthropicVertex",
    "AsyncAnthropicAWS",
    "AsyncAnthropicBedrock",
    "AsyncAnthropicBedrockMantle",
    "AsyncAnthropicFoundry",
    "AsyncAnthropicGoogleCloud",
    "AsyncAnthropicVertex",
}
_MODULES = {"lib", "pagination", "resources", "types"}
__title__ = "integrations-anthropic"

# `Timeout` is a class of httpx: it may be imported from here, and is not part of what this package promises.
__all__ = sorted({*_HOMES, *_OTHER_NAMES, *_ERRORS, *_PLATFORMS, "__title__", "__version__"} - {"Timeout"})


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return _load(f"{__name__}.{name}")
    module, own = _OTHER_NAMES.get(name, (_home(name), name))
    if not module:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_load(f"{__name__}.{module}"), own)
    globals()[name] = value
    return value


def _home(name: str) -> str:
    """The module of a name; empty where there is none."""
    if name in _PLATFORMS:
        return "_async.clouds.clients" if name.startswith("Async") else "_sync.clouds.clients"
    return _HOMES.get(name, "errors" if name in _ERRORS else "")


def __dir__() -> list[str]:
    return __all__
