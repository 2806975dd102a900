"""Python SDK for the Anthropic API, generated from one YAML description of it.

`AnthropicClient` blocks, `AsyncAnthropicClient` awaits; both have the same services, parameters and results.
Names are loaded when they are first used, so importing the package costs next to nothing.
"""

from __future__ import annotations

from sys import modules as _modules
from typing import TYPE_CHECKING, Any

from . import models as _models
from ._async import services as _async_services
from ._loading.lazy_import import load_in_place as _load
from ._runtime import fork as _fork  # noqa: F401 - has forks wait for what follows
from ._sync import services as _sync_services
from ._version import __version__ as __version__

if TYPE_CHECKING:
    from ._async.batch_runs.batch_run import AsyncBatchRun as AsyncBatchRun
    from ._async.batch_runs.live_run import AsyncLiveRun as AsyncLiveRun
    from ._async.binary_response import AsyncBinaryResponse as AsyncBinaryResponse
    from ._async.client import AsyncAnthropicClient as AsyncAnthropicClient
    from ._async.environment_work.job import AsyncEnvironmentJob as AsyncEnvironmentJob
    from ._async.environment_work.worker import AsyncEnvironmentWorker as AsyncEnvironmentWorker
    from ._async.jsonl_stream import AsyncJSONLines as AsyncJSONLines
    from ._async.jsonl_stream import AsyncLines as AsyncLines
    from ._async.message_stream import AsyncMessageStream as AsyncMessageStream
    from ._async.pages import AsyncPage as AsyncPage
    from ._async.parsed_message_stream import AsyncParsedMessageStream as AsyncParsedMessageStream
    from ._async.services import *  # noqa: F403  # their own __all__ says which
    from ._async.sessions.followed_events import AsyncFollowedEvents as AsyncFollowedEvents
    from ._async.sessions.tool_runner import AsyncSessionToolRunner as AsyncSessionToolRunner
    from ._async.streams.typed_event_stream import AsyncTypedEventStream as AsyncTypedEventStream
    from ._async.tools.runner import AsyncToolRunner as AsyncToolRunner
    from ._async.tools.stream_runner import AsyncToolStreamRunner as AsyncToolStreamRunner
    from ._conversation.conversation import Conversation as Conversation
    from ._core.batching.progress import BatchProgress as BatchProgress
    from ._core.batching.run_result import RunResult as RunResult
    from ._core.codec.serialize import from_dict as from_dict
    from ._core.codec.serialize import from_json as from_json
    from ._core.codec.serialize import message as message
    from ._core.codec.serialize import to_dict as to_dict
    from ._core.codec.serialize import to_json as to_json
    from ._core.output.parsed_message import ParsedMessage as ParsedMessage
    from ._core.sessions.previews import EventPreview as EventPreview
    from ._core.tools.raw_tool import RawTool as RawTool
    from ._core.tools.tool_context import ToolContext as ToolContext
    from ._core.tools.toolbox import FunctionTool as FunctionTool
    from ._core.tools.toolbox import tool as tool
    from ._inputs.blocks import document as document
    from ._inputs.blocks import file as file
    from ._inputs.blocks import image as image
    from ._memory.commands import MemoryTool as MemoryTool
    from ._memory.folder import MemoryFolder as MemoryFolder
    from ._memory.stores.sync_result import MemoryChange as MemoryChange
    from ._memory.stores.sync_result import MemoryConflict as MemoryConflict
    from ._memory.stores.sync_result import MemoryLeftOut as MemoryLeftOut
    from ._memory.stores.sync_result import MemorySync as MemorySync
    from ._record import NULL as NULL
    from ._sync.batch_runs.batch_run import BatchRun as BatchRun
    from ._sync.batch_runs.live_run import LiveRun as LiveRun
    from ._sync.binary_response import BinaryResponse as BinaryResponse
    from ._sync.client import AnthropicClient as AnthropicClient
    from ._sync.environment_work.job import EnvironmentJob as EnvironmentJob
    from ._sync.environment_work.worker import EnvironmentWorker as EnvironmentWorker
    from ._sync.jsonl_stream import JSONLines as JSONLines
    from ._sync.jsonl_stream import Lines as Lines
    from ._sync.message_stream import MessageStream as MessageStream
    from ._sync.pages import Page as Page
    from ._sync.parsed_message_stream import ParsedMessageStream as ParsedMessageStream
    from ._sync.services import *  # noqa: F403
    from ._sync.sessions.followed_events import FollowedEvents as FollowedEvents
    from ._sync.sessions.tool_runner import SessionToolRunner as SessionToolRunner
    from ._sync.streams.typed_event_stream import TypedEventStream as TypedEventStream
    from ._sync.tools.runner import ToolRunner as ToolRunner
    from ._sync.tools.stream_runner import ToolStreamRunner as ToolStreamRunner
    from .config import CircuitConfig as CircuitConfig
    from .config import ClientConfig as ClientConfig
    from .config import RateLimits as RateLimits
    from .config import RetryPolicy as RetryPolicy
    from .config import Telemetry as Telemetry
    from .errors import AnthropicError as AnthropicError
    from .errors import APIConnectionError as APIConnectionError
    from .errors import APIError as APIError
    from .errors import APITimeoutError as APITimeoutError
    from .errors import Attempt as Attempt
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BillingError as BillingError
    from .errors import CircuitBreakerOpenError as CircuitBreakerOpenError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConflictError as ConflictError
    from .errors import CredentialError as CredentialError
    from .errors import DeadlineExceededError as DeadlineExceededError
    from .errors import ErrorKind as ErrorKind
    from .errors import EventTooLargeError as EventTooLargeError
    from .errors import InternalServerError as InternalServerError
    from .errors import InvalidRequestError as InvalidRequestError
    from .errors import LocalRateLimitError as LocalRateLimitError
    from .errors import NotFoundError as NotFoundError
    from .errors import OutputParseError as OutputParseError
    from .errors import OverloadedError as OverloadedError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import PoolTimeoutError as PoolTimeoutError
    from .errors import RateLimitError as RateLimitError
    from .errors import RequestTooLargeError as RequestTooLargeError
    from .errors import ResponseTooLargeError as ResponseTooLargeError
    from .errors import RetryExhaustedError as RetryExhaustedError
    from .errors import SerializationError as SerializationError
    from .errors import StreamStalledError as StreamStalledError
    from .errors import StreamTruncatedError as StreamTruncatedError
    from .errors import TLSError as TLSError
    from .errors import ToolError as ToolError
    from .errors import ToolRoundsExceededError as ToolRoundsExceededError
    from .errors import ToolTimeoutError as ToolTimeoutError
    from .errors import ValidationError as ValidationError
    from .errors import WebhookVerificationError as WebhookVerificationError
    from .hooks.notices import RequestNotice as RequestNotice
    from .hooks.notices import ResponseNotice as ResponseNotice
    from .meta import Meta as Meta
    from .models import *  # noqa: F403
    from .models import MessageResponse
    from .platforms._async.aws import AsyncAWSClient as AsyncAWSClient
    from .platforms._async.aws import AsyncBedrockMantleClient as AsyncBedrockMantleClient
    from .platforms._async.bedrock import AsyncBedrockClient as AsyncBedrockClient
    from .platforms._async.foundry import AsyncFoundryClient as AsyncFoundryClient
    from .platforms._async.google_cloud import AsyncGoogleCloudClient as AsyncGoogleCloudClient
    from .platforms._async.vertex import AsyncVertexClient as AsyncVertexClient
    from .platforms._sync.aws import AWSClient as AWSClient
    from .platforms._sync.aws import BedrockMantleClient as BedrockMantleClient
    from .platforms._sync.bedrock import BedrockClient as BedrockClient
    from .platforms._sync.foundry import FoundryClient as FoundryClient
    from .platforms._sync.google_cloud import GoogleCloudClient as GoogleCloudClient
    from .platforms._sync.vertex import VertexClient as VertexClient
    from .secrets import SecretString as SecretString
    from .telemetry.logging_config import JsonFormatter as JsonFormatter
    from .telemetry.logging_config import configure_logging as configure_logging

    Message = MessageResponse

_HOMES = {
    "AnthropicClient": "_sync.client",
    "AsyncAnthropicClient": "_async.client",
    "AsyncBedrockClient": "platforms._async.bedrock",
    "AsyncBatchRun": "_async.batch_runs.batch_run",
    "AsyncEnvironmentJob": "_async.environment_work.job",
    "AsyncEnvironmentWorker": "_async.environment_work.worker",
    "AsyncBinaryResponse": "_async.binary_response",
    "AsyncFollowedEvents": "_async.sessions.followed_events",
    "AsyncJSONLines": "_async.jsonl_stream",
    "AsyncLiveRun": "_async.batch_runs.live_run",
    "AsyncLines": "_async.jsonl_stream",
    "AsyncMessageStream": "_async.message_stream",
    "AsyncPage": "_async.pages",
    "AsyncParsedMessageStream": "_async.parsed_message_stream",
    "AsyncSessionToolRunner": "_async.sessions.tool_runner",
    "AsyncToolRunner": "_async.tools.runner",
    "AsyncTypedEventStream": "_async.streams.typed_event_stream",
    "AsyncToolStreamRunner": "_async.tools.stream_runner",
    "Attempt": "errors",
    "CircuitConfig": "config",
    "TypedEventStream": "_sync.streams.typed_event_stream",
    "ClientConfig": "config",
    "Conversation": "_conversation.conversation",
    "ErrorKind": "errors",
    "EventPreview": "_core.sessions.previews",
    "FollowedEvents": "_sync.sessions.followed_events",
    "FunctionTool": "_core.tools.toolbox",
    "JsonFormatter": "telemetry.logging_config",
    "BedrockClient": "platforms._sync.bedrock",
    "BatchProgress": "_core.batching.progress",
    "BatchRun": "_sync.batch_runs.batch_run",
    "EnvironmentJob": "_sync.environment_work.job",
    "EnvironmentWorker": "_sync.environment_work.worker",
    "LiveRun": "_sync.batch_runs.live_run",
    "RunResult": "_core.batching.run_result",
    "BinaryResponse": "_sync.binary_response",
    "JSONLines": "_sync.jsonl_stream",
    "Lines": "_sync.jsonl_stream",
    "MemoryChange": "_memory.stores.sync_result",
    "MemoryConflict": "_memory.stores.sync_result",
    "MemoryFolder": "_memory.folder",
    "MemoryLeftOut": "_memory.stores.sync_result",
    "MemorySync": "_memory.stores.sync_result",
    "MemoryTool": "_memory.commands",
    "MessageStream": "_sync.message_stream",
    "Meta": "meta",
    "NULL": "_record",
    "Page": "_sync.pages",
    "ParsedMessageStream": "_sync.parsed_message_stream",
    "ParsedMessage": "_core.output.parsed_message",
    "RateLimits": "config",
    "RawTool": "_core.tools.raw_tool",
    "RequestNotice": "hooks.notices",
    "ResponseNotice": "hooks.notices",
    "RetryPolicy": "config",
    "SecretString": "secrets",
    "Telemetry": "config",
    "SessionToolRunner": "_sync.sessions.tool_runner",
    "ToolContext": "_core.tools.tool_context",
    "ToolRunner": "_sync.tools.runner",
    "ToolStreamRunner": "_sync.tools.stream_runner",
    "AsyncVertexClient": "platforms._async.vertex",
    "VertexClient": "platforms._sync.vertex",
    "AsyncAWSClient": "platforms._async.aws",
    "AsyncBedrockMantleClient": "platforms._async.aws",
    "AsyncFoundryClient": "platforms._async.foundry",
    "AsyncGoogleCloudClient": "platforms._async.google_cloud",
    "AWSClient": "platforms._sync.aws",
    "BedrockMantleClient": "platforms._sync.aws",
    "FoundryClient": "platforms._sync.foundry",
    "GoogleCloudClient": "platforms._sync.google_cloud",
    "configure_logging": "telemetry.logging_config",
    "document": "_inputs.blocks",
    "file": "_inputs.blocks",
    "from_dict": "_core.codec.serialize",
    "from_json": "_core.codec.serialize",
    "image": "_inputs.blocks",
    "message": "_core.codec.serialize",
    "to_dict": "_core.codec.serialize",
    "to_json": "_core.codec.serialize",
    "tool": "_core.tools.toolbox",
}
_ERRORS = {
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AnthropicError",
    "AuthenticationError",
    "BillingError",
    "CircuitBreakerOpenError",
    "ConfigurationError",
    "ConflictError",
    "CredentialError",
    "DeadlineExceededError",
    "EventTooLargeError",
    "InternalServerError",
    "InvalidRequestError",
    "LocalRateLimitError",
    "NotFoundError",
    "OutputParseError",
    "OverloadedError",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "RateLimitError",
    "RequestTooLargeError",
    "RetryExhaustedError",
    "ResponseTooLargeError",
    "SerializationError",
    "StreamStalledError",
    "StreamTruncatedError",
    "TLSError",
    "ToolError",
    "ToolRoundsExceededError",
    "ToolTimeoutError",
    "ValidationError",
    "WebhookVerificationError",
}

_SERVICES = {name: module for module in (_async_services, _sync_services) for name in module.__all__}

__all__ = sorted({*_HOMES, *_ERRORS, *_SERVICES, *_models.__all__, "Message", "__version__"})


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(_load(f"{__name__}.{_HOMES[name]}"), name)
    elif name in _ERRORS:
        value = getattr(_load(f"{__name__}.errors"), name)
    elif name in _SERVICES:
        value = getattr(_SERVICES[name], name)
    elif name == "Message":
        value = _models.MessageResponse
    elif name in _models.__all__:
        value = getattr(_models, name)
    else:
        from ._hints.unknown_names import unknown_in_package

        raise unknown_in_package(_modules[__name__], __all__, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
