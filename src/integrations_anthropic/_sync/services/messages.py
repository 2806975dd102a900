# Derived from src/integrations_anthropic/_async/services/messages.py by `make codegen`. Do not edit.
"""Creates messages, whole or as a stream, and counts the tokens of a request beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack, overload

from ..._core.call.operation import Operation, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._record import Strings
from ..message_stream import MessageStream

if TYPE_CHECKING:
    from ..._argument_types.adapters import ValueAdapter
    from ..._core.call.options import NoOthers
    from ..._core.output.parsed_message import ParsedMessage
    from ..._core.tools.confirmation import Confirm
    from ..._core.tools.raw_tool import RawTool
    from ...models.enums import ModelName, ServiceTierChoice, Speed
    from ...models.message import MessageResponse, ToolUseBlock
    from ...models.messages import CountTokensResponse
    from ...models.params import (
        BillingPolicyInput,
        CacheControlInput,
        CompactionConfigInput,
        ContainerChoiceInput,
        ContextManagementConfigInput,
        CountTokensRequestInput,
        CreateMessageRequestInput,
        DiagnosticsInput,
        FallbackCreditChoiceInput,
        FallbacksInput,
        InputMessageInput,
        JsonOutputFormatInput,
        McpServerInput,
        MetadataInput,
        OutputConfigInput,
        SystemPromptInput,
        ThinkingConfigInput,
        ThreadInput,
        ToolChoiceInput,
        ToolUnionInput,
    )
    from ..parsed_message_stream import ParsedMessageStream
    from ..pipeline import Pipeline
    from ..tools.runner import ToolRunner
    from ..tools.stream_runner import ToolStreamRunner

    T = TypeVar("T")

__all__ = ["MessagesService"]

_CREATE = Operation(
    name="messages.create",
    http="POST",
    path="/v1/messages",
    span="create_message",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tools",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
        "output_format",
    ),
    result="MessageResponse",
    stream_flag="stream",
    length="max_tokens",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_CREATE_STREAM = Operation(
    name="messages.create_stream",
    http="POST",
    path="/v1/messages",
    span="create_message_stream",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tools",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
        "output_format",
    ),
    result="StreamEvent",
    item="MessageResponse",
    stream_flag="stream",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_PARSE = Operation(
    name="messages.parse",
    http="POST",
    path="/v1/messages",
    span="create_message",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tools",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
    ),
    result="MessageResponse",
    stream_flag="stream",
    length="max_tokens",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_PARSE_STREAM = Operation(
    name="messages.parse_stream",
    http="POST",
    path="/v1/messages",
    span="create_message_stream",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tools",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
    ),
    result="StreamEvent",
    item="MessageResponse",
    stream_flag="stream",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_RUN_TOOLS = Operation(
    name="messages.run_tools",
    http="POST",
    path="/v1/messages",
    span="create_message",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
        "output_format",
    ),
    result="MessageResponse",
    stream_flag="stream",
    length="max_tokens",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_RUN_TOOLS_STREAM = Operation(
    name="messages.run_tools_stream",
    http="POST",
    path="/v1/messages",
    span="create_message_stream",
    request="CreateMessageRequest",
    arguments=(
        "model",
        "max_tokens",
        "messages",
        "system",
        "stop_sequences",
        "thinking",
        "tool_choice",
        "output_config",
        "metadata",
        "cache_control",
        "container",
        "inference_geo",
        "service_tier",
        "speed",
        "diagnostics",
        "context_management",
        "compaction",
        "mcp_servers",
        "fallbacks",
        "fallback_credit_token",
        "thread",
        "billing_policy",
        "temperature",
        "top_p",
        "top_k",
        "output_format",
    ),
    result="StreamEvent",
    item="MessageResponse",
    stream_flag="stream",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_COUNT_TOKENS = Operation(
    name="messages.count_tokens",
    http="POST",
    path="/v1/messages/count_tokens",
    span="count_tokens",
    request="CountTokensRequest",
    arguments=(
        "model",
        "messages",
        "system",
        "tools",
        "tool_choice",
        "thinking",
        "output_config",
        "cache_control",
        "speed",
        "context_management",
        "compaction",
        "mcp_servers",
        "billing_policy",
        "output_format",
    ),
    result="CountTokensResponse",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)


class MessagesService(NamesHinted):
    """Creates messages, whole or as a stream, and counts the tokens of a request beforehand."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def create(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> MessageResponse: ...

    @overload
    def create(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> MessageResponse: ...

    def create(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> MessageResponse:
        """Create a message.

        Sends a conversation to the model and returns its next turn: whole, or as a stream of events while it is
        being written.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/create

        Args:
            request: the whole request as one CreateMessageRequest, instead of the arguments below.
            model: Id of the model that answers, dated (`claude-haiku-4-5-20251001`) or an alias that moves with
                releases (`claude-sonnet-5-5`). `models.list` returns the ids you may use.
            max_tokens: Upper limit of the answer in tokens, thinking included. The model may stop earlier; reaching
                the limit gives `stop_reason: max_tokens`. 0 generates nothing and only fills the prompt cache. The
                highest accepted value is the model's own `max_tokens`.
            messages: The conversation in order, oldest turn first, at most 100,000 turns. Neighbouring turns of the
                same role are read as one. A final assistant turn is continued rather than answered, on models that
                accept prefill. A whole response stands for its turn.
            system: Instructions that stand before the conversation: role, rules, background. Left out, the model
                has none but its own.
            stop_sequences: Texts that end the answer as soon as the model writes one of them; the text itself is
                not part of the answer and is named in `stop_sequence`. Default: none.
            thinking: Whether, and how much, the model reasons before it answers. What leaving it out means depends
                on the model.
            tools: Tools the model may use: your own, which you run and answer with `tool_result` blocks, and those
                Anthropic runs. Names are unique within the list. A Python function stands for its definition, and
                is not run.
            tool_choice: Whether the model may, must or must not use a tool. Default: `auto` where there are tools.
            output_config: What the answer should look like and how much work goes into it: JSON schema, effort,
                token budget of a task.
            metadata: Facts about the request that are not shown to the model.
            cache_control: Puts a cache breakpoint on the last block of the request that can carry one, so that a
                growing conversation needs no breakpoints of its own.
            container: Container for code execution: the id of an earlier one to go on in it, or an object with
                skills to load. Left out, a fresh one is made when needed.
            inference_geo: Region the model may run in, such as `us` or `global`. Default: the setting of the
                workspace.
            service_tier: Which capacity may be used. Default: `auto`.
            speed: Speed of the output. `fast` is quicker and dearer, and only for some models, of which some need
                `fast-mode-2026-02-01` in `beta_features`. Default: `standard`.
            diagnostics: Names the message before this one, and so asks the answer to say why the prompt cache did
                not fit.
            context_management: Rules by which the API clears or summarises old parts of the conversation before the
                model reads them. Default: nothing is edited.
            compaction: Makes this a request for a summary: the answer holds one `compaction` block, which later
                requests send in place of the turns it stands for. Cannot be used with `context_management`.
            mcp_servers: Remote MCP servers the API may call for this request. Each needs an `mcp_toolset` among the
                `tools` to become usable.
            fallbacks: Models that take over, in order, when the requested one declines for policy reasons. Default:
                none, a refusal stays a refusal.
            fallback_credit_token: The token from a refusal's `stop_details`, for the retry on another model: what
                the first model had cached is then charged at the price of a cache read. Valid for five minutes
                after the refusal.
            thread: Leaves the conversation with the server: `create` starts a thread, `continue` adds only the new
                turns to it. Default: nothing is kept.
            billing_policy: Which organisation pays for the request. Default: yours. Not for requests inside a
                batch.
            temperature: Randomness of sampling from 0, nearly repeatable, to 1, the default. New models refuse it:
                leave it out and say in the prompt what you want.
            top_p: Samples only from the likeliest tokens whose probabilities add up to this share. Default: all.
                New models refuse it; leave it out there.
            top_k: Samples only from this many of the likeliest tokens. Default: all. New models refuse it; leave it
                out there.
            output_format: Earlier place of `output_config.format`, which replaces it. Never send both. Deprecated:
                use `format` of `output_config`.
            user_profile_id: Id of the user profile the call is made for, when it is made on behalf of another
                person.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.
            long_requests: whether a response that may take longer than `timeout` is streamed internally; default:
                the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                available_tools_limit_exceeded, claude_code_key_creator_not_member, claude_code_version_too_old,
                cmek_key_disabled, cmek_key_network_blocked, cmek_key_unreachable, compaction_block_ambiguous,
                compaction_block_misplaced, compaction_content_mismatch, compaction_incomplete_turn,
                compaction_nothing_to_summarize, compaction_signature_invalid, compaction_too_many_tool_references,
                compaction_tool_changes_mismatch, compaction_unavailable, contract_spend_limit_reached,
                enforced_spend_limit_reached, image_dimensions_too_large, linked_organization_billing_unavailable,
                linked_organization_spend_limit_reached, organization_on_hold, ramp_limit_exceeded,
                request_body_encoding_invalid, request_body_encoding_unsupported,
                request_body_too_large_after_decoding, skill_read_blocked_undecryptable, thread_already_continued,
                thread_continue_in_flight, thread_fingerprint_mismatch, thread_not_found,
                thread_unsupported_request, tool_name_conflict, tool_reference_unresolved,
                user_profile_billing_not_authorized, user_profile_not_billable, user_profile_required.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(
                timeout,
                max_retries,
                deadline,
                extra_headers,
                extra_query,
                extra_body,
                beta_features,
                keep_raw,
                long_requests,
            ),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
                "output_format": output_format,
            },
            unknown=unknown,
        )
        result: MessageResponse = self._pipeline.run(call)
        return result

    @overload
    def create_stream(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> MessageStream: ...

    @overload
    def create_stream(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> MessageStream: ...

    def create_stream(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> MessageStream:
        """Create a message.

        Sends a conversation to the model and returns its next turn: whole, or as a stream of events while it is
        being written.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/create

        Args:
            request: the whole request as one CreateMessageRequest, instead of the arguments below.
            model: Id of the model that answers, dated (`claude-haiku-4-5-20251001`) or an alias that moves with
                releases (`claude-sonnet-5-5`). `models.list` returns the ids you may use.
            max_tokens: Upper limit of the answer in tokens, thinking included. The model may stop earlier; reaching
                the limit gives `stop_reason: max_tokens`. 0 generates nothing and only fills the prompt cache. The
                highest accepted value is the model's own `max_tokens`.
            messages: The conversation in order, oldest turn first, at most 100,000 turns. Neighbouring turns of the
                same role are read as one. A final assistant turn is continued rather than answered, on models that
                accept prefill. A whole response stands for its turn.
            system: Instructions that stand before the conversation: role, rules, background. Left out, the model
                has none but its own.
            stop_sequences: Texts that end the answer as soon as the model writes one of them; the text itself is
                not part of the answer and is named in `stop_sequence`. Default: none.
            thinking: Whether, and how much, the model reasons before it answers. What leaving it out means depends
                on the model.
            tools: Tools the model may use: your own, which you run and answer with `tool_result` blocks, and those
                Anthropic runs. Names are unique within the list. A Python function stands for its definition, and
                is not run.
            tool_choice: Whether the model may, must or must not use a tool. Default: `auto` where there are tools.
            output_config: What the answer should look like and how much work goes into it: JSON schema, effort,
                token budget of a task.
            metadata: Facts about the request that are not shown to the model.
            cache_control: Puts a cache breakpoint on the last block of the request that can carry one, so that a
                growing conversation needs no breakpoints of its own.
            container: Container for code execution: the id of an earlier one to go on in it, or an object with
                skills to load. Left out, a fresh one is made when needed.
            inference_geo: Region the model may run in, such as `us` or `global`. Default: the setting of the
                workspace.
            service_tier: Which capacity may be used. Default: `auto`.
            speed: Speed of the output. `fast` is quicker and dearer, and only for some models, of which some need
                `fast-mode-2026-02-01` in `beta_features`. Default: `standard`.
            diagnostics: Names the message before this one, and so asks the answer to say why the prompt cache did
                not fit.
            context_management: Rules by which the API clears or summarises old parts of the conversation before the
                model reads them. Default: nothing is edited.
            compaction: Makes this a request for a summary: the answer holds one `compaction` block, which later
                requests send in place of the turns it stands for. Cannot be used with `context_management`.
            mcp_servers: Remote MCP servers the API may call for this request. Each needs an `mcp_toolset` among the
                `tools` to become usable.
            fallbacks: Models that take over, in order, when the requested one declines for policy reasons. Default:
                none, a refusal stays a refusal.
            fallback_credit_token: The token from a refusal's `stop_details`, for the retry on another model: what
                the first model had cached is then charged at the price of a cache read. Valid for five minutes
                after the refusal.
            thread: Leaves the conversation with the server: `create` starts a thread, `continue` adds only the new
                turns to it. Default: nothing is kept.
            billing_policy: Which organisation pays for the request. Default: yours. Not for requests inside a
                batch.
            temperature: Randomness of sampling from 0, nearly repeatable, to 1, the default. New models refuse it:
                leave it out and say in the prompt what you want.
            top_p: Samples only from the likeliest tokens whose probabilities add up to this share. Default: all.
                New models refuse it; leave it out there.
            top_k: Samples only from this many of the likeliest tokens. Default: all. New models refuse it; leave it
                out there.
            output_format: Earlier place of `output_config.format`, which replaces it. Never send both. Deprecated:
                use `format` of `output_config`.
            user_profile_id: Id of the user profile the call is made for, when it is made on behalf of another
                person.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                available_tools_limit_exceeded, claude_code_key_creator_not_member, claude_code_version_too_old,
                cmek_key_disabled, cmek_key_network_blocked, cmek_key_unreachable, compaction_block_ambiguous,
                compaction_block_misplaced, compaction_content_mismatch, compaction_incomplete_turn,
                compaction_nothing_to_summarize, compaction_signature_invalid, compaction_too_many_tool_references,
                compaction_tool_changes_mismatch, compaction_unavailable, contract_spend_limit_reached,
                enforced_spend_limit_reached, image_dimensions_too_large, linked_organization_billing_unavailable,
                linked_organization_spend_limit_reached, organization_on_hold, ramp_limit_exceeded,
                request_body_encoding_invalid, request_body_encoding_unsupported,
                request_body_too_large_after_decoding, skill_read_blocked_undecryptable, thread_already_continued,
                thread_continue_in_flight, thread_fingerprint_mismatch, thread_not_found,
                thread_unsupported_request, tool_name_conflict, tool_reference_unresolved,
                user_profile_billing_not_authorized, user_profile_not_billable, user_profile_required.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE_STREAM,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
                "output_format": output_format,
            },
            unknown=unknown,
        )
        return MessageStream(self._pipeline, call)

    @overload
    def parse(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: type[T],
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: type[T],
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: ValueAdapter[T],
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: ValueAdapter[T],
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: Any,
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[Any]: ...

    @overload
    def parse(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: Any,
        max_repairs: int = 0,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ParsedMessage[Any]: ...

    def parse(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        output: Any,
        max_repairs: int = 0,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ParsedMessage[Any]:
        """Create a message and parse its text into a Python type.

        The API constrains the reply to the JSON Schema of the type. A reply is parsed, refused or truncated:
        see `result.parsed`, `result.refused`, `result.truncated`. Only `result.get()` raises for a refused or
        truncated reply.

        Args:
            output: type of the result: a dataclass, an attrs class, a TypedDict, a pydantic model or TypeAdapter, a
                msgspec Struct, or a type hint made of these and of scalars, lists, tuples, sets, Literal, Enum,
                Optional, dates. A dict with arbitrary keys is refused: structured output needs named keys.
                `Annotated[int, "description"]` and docstrings describe fields.
            max_repairs: how often the model is asked again, with the fault, where its answer is whole but does not
                fit the type, as where a validator of the class refuses it; each is a request of its own. `deadline`
                bounds all of them. The answers that did not fit are in `result.earlier`.

        The other arguments are those of `create`.

        Raises:
            ValidationError: an argument is invalid, or `output` has no JSON Schema; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _PARSE,
            Options(
                timeout,
                max_retries,
                deadline,
                extra_headers,
                extra_query,
                extra_body,
                beta_features,
                keep_raw,
                long_requests,
            ),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
            },
            unknown=unknown,
        )
        load("integrations_anthropic._sync.structured_output")
        from ..structured_output import create_parsed

        return create_parsed(self._pipeline, call, output, max_repairs)

    @overload
    def parse_stream(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: type[T],
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[T]: ...

    @overload
    def parse_stream(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: type[T],
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[T]: ...

    @overload
    def parse_stream(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: ValueAdapter[T],
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[T]: ...

    @overload
    def parse_stream(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: ValueAdapter[T],
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[T]: ...

    @overload
    def parse_stream(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        output: Any,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[Any]: ...

    @overload
    def parse_stream(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output: Any,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessageStream[Any]: ...

    def parse_stream(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        output: Any,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ParsedMessageStream[Any]:
        """Create a message as a stream, and parse its text into a Python type as it grows.

        The stream of `create_stream` with `partial_value` and `partial_values`, the value so far as plain JSON
        data,
        and `get_parsed_message()`, what `parse` would have returned. Nothing is sent before it is read.

        Args:
            output: type of the result: a dataclass, an attrs class, a TypedDict, a pydantic model or TypeAdapter, a
                msgspec Struct, or a type hint made of these and of scalars, lists, tuples, sets, Literal, Enum,
                Optional, dates. A dict with arbitrary keys is refused: structured output needs named keys.
                `Annotated[int, "description"]` and docstrings describe fields.

        The other arguments are those of `create`.

        Raises:
            ValidationError: an argument is invalid, or `output` has no JSON Schema; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _PARSE_STREAM,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tools": tools,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
            },
            unknown=unknown,
        )
        load("integrations_anthropic._sync.parsed_message_stream")
        from ..parsed_message_stream import ParsedMessageStream

        return ParsedMessageStream(self._pipeline, call, output)

    @overload
    def run_tools(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ToolRunner: ...

    @overload
    def run_tools(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
    ) -> ToolRunner: ...

    def run_tools(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        long_requests: Literal["stream", "direct"] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ToolRunner:
        """Run a conversation in which the model calls Python functions, until it stops calling them.

        Returns at once: iterate the runner for each message of the model, or get the last one with `until_done()`.
        `runner.messages` is the whole conversation. `deadline` bounds all of it, tools included; every other option
        applies to each request. With a `tool_choice` that forces a tool, only `max_rounds` ends the run.
        With `thread={"type": "create"}` the server keeps the conversation, and each request has only what is new; a
        thread that the server lost is begun again with all of it.

        Args:
            tools: functions with type hints and docstrings, called when the model asks for them, objects with a
                definition of their own (`RawTool`: `MemoryFolder`, the tools of an MCP server), and definitions (as
                `create` accepts them) of tools that Anthropic runs. The decorator `tool` configures a function. The
                asynchronous client runs coroutine functions as tasks and others in threads; the synchronous client
                accepts no coroutine functions, and runs several calls in threads.
            max_rounds: most model messages before ToolRoundsExceededError is raised; at least 1.
            on_error: callback for each failed tool call, with the exception; if it raises, the run ends. Default:
                the failure is reported to the model only.
            confirm: callback that decides on each call before a tool of the message runs, one call after another:
                True lets it run, False refuses it, text refuses it and gives the model the reason, a mapping is the
                input to run it with (the conversation keeps the model's own). What it raises ends the run;
                iterating again asks again. The asynchronous client awaits a coroutine function, and calls others in
                a thread. The time it takes counts towards `deadline`.
            tool_timeout: seconds for one call of a tool that has no `timeout` of its own, above 0. A coroutine
                function is cancelled then; a function in a thread cannot be stopped, and what it returns is
                dropped. The model and `on_error` get a ToolTimeoutError. Default: no limit.
            context: object handed to the functions that ask for it, by a parameter of type `ToolContext[T]`, or of
                the object's own class; the model does not see such a parameter.

        The other arguments are those of `create`.

        Raises:
            ValidationError: a tool or another argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RUN_TOOLS,
            Options(
                timeout,
                max_retries,
                deadline,
                extra_headers,
                extra_query,
                extra_body,
                beta_features,
                keep_raw,
                long_requests,
            ),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
                "output_format": output_format,
            },
            unknown=unknown,
        )
        load("integrations_anthropic._sync.tools.runner")
        from ..._core.tools.run_options import ToolRunOptions
        from ..tools.runner import ToolRunner

        run = ToolRunOptions(
            max_rounds=max_rounds, on_error=on_error, confirm=confirm, tool_timeout=tool_timeout, context=context
        )
        return ToolRunner(self._pipeline, call, tools, run)

    @overload
    def run_tools_stream(
        self,
        request: CreateMessageRequestInput,
        /,
        *,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ToolStreamRunner: ...

    @overload
    def run_tools_stream(
        self,
        *,
        model: ModelName,
        max_tokens: int,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ToolStreamRunner: ...

    def run_tools_stream(
        self,
        request: CreateMessageRequestInput | None = None,
        *,
        tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput],
        max_rounds: int = 25,
        on_error: Callable[[ToolUseBlock, Exception], object] | None = None,
        confirm: Confirm | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        model: ModelName | None = None,
        max_tokens: int | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        stop_sequences: Strings | None = None,
        thinking: ThinkingConfigInput | None = None,
        tool_choice: ToolChoiceInput | None = None,
        output_config: OutputConfigInput | None = None,
        metadata: MetadataInput | None = None,
        cache_control: CacheControlInput | None = None,
        container: ContainerChoiceInput | None = None,
        inference_geo: str | None = None,
        service_tier: ServiceTierChoice | None = None,
        speed: Speed | None = None,
        diagnostics: DiagnosticsInput | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        fallbacks: FallbacksInput | None = None,
        fallback_credit_token: FallbackCreditChoiceInput | None = None,
        thread: ThreadInput | None = None,
        billing_policy: BillingPolicyInput | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ToolStreamRunner:
        """Run a conversation in which the model calls Python functions, each message streamed as it arrives.

        Returns at once: iterate the runner for the stream of each message, or read `text_stream` or `events()`,
        which
        go through all of them, or get the last message with `until_done()`. A tool starts as soon as its input is
        whole, while the rest of the message arrives; not where `tools` has a tool that the caller runs, nor with
        `tool(…, starts_early=False)`. `deadline` bounds all of it, tools included.

        Args:
            tools: functions with type hints and docstrings, called when the model asks for them, objects with a
                definition of their own (`RawTool`: `MemoryFolder`, the tools of an MCP server), and definitions (as
                `create` accepts them) of tools that Anthropic runs. The decorator `tool` configures a function. The
                asynchronous client runs coroutine functions as tasks and others in threads; the synchronous client
                accepts no coroutine functions, and runs several calls in threads.
            max_rounds: most model messages before ToolRoundsExceededError is raised; at least 1.
            on_error: callback for each failed tool call, with the exception; if it raises, the run ends. Default:
                the failure is reported to the model only.
            confirm: callback that decides on each call before a tool of the message runs, one call after another:
                True lets it run, False refuses it, text refuses it and gives the model the reason, a mapping is the
                input to run it with (the conversation keeps the model's own). What it raises ends the run;
                iterating again asks again. The asynchronous client awaits a coroutine function, and calls others in
                a thread. The time it takes counts towards `deadline`.
            tool_timeout: seconds for one call of a tool that has no `timeout` of its own, above 0. A coroutine
                function is cancelled then; a function in a thread cannot be stopped, and what it returns is
                dropped. The model and `on_error` get a ToolTimeoutError. Default: no limit.
            context: object handed to the functions that ask for it, by a parameter of type `ToolContext[T]`, or of
                the object's own class; the model does not see such a parameter.

        The other arguments are those of `create`.

        Raises:
            ValidationError: a tool or another argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RUN_TOOLS_STREAM,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "max_tokens": max_tokens,
                "messages": messages,
                "system": system,
                "stop_sequences": stop_sequences,
                "thinking": thinking,
                "tool_choice": tool_choice,
                "output_config": output_config,
                "metadata": metadata,
                "cache_control": cache_control,
                "container": container,
                "inference_geo": inference_geo,
                "service_tier": service_tier,
                "speed": speed,
                "diagnostics": diagnostics,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "fallbacks": fallbacks,
                "fallback_credit_token": fallback_credit_token,
                "thread": thread,
                "billing_policy": billing_policy,
                "temperature": temperature,
                "top_p": top_p,
                "top_k": top_k,
                "output_format": output_format,
            },
            unknown=unknown,
        )
        load("integrations_anthropic._sync.tools.stream_runner")
        from ..._core.tools.run_options import ToolRunOptions
        from ..tools.stream_runner import ToolStreamRunner

        run = ToolRunOptions(
            max_rounds=max_rounds, on_error=on_error, confirm=confirm, tool_timeout=tool_timeout, context=context
        )
        return ToolStreamRunner(self._pipeline, call, tools, run)

    @overload
    def count_tokens(
        self,
        request: CountTokensRequestInput,
        /,
        *,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> CountTokensResponse: ...

    @overload
    def count_tokens(
        self,
        *,
        model: ModelName,
        messages: Iterable[InputMessageInput],
        system: SystemPromptInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        thinking: ThinkingConfigInput | None = None,
        output_config: OutputConfigInput | None = None,
        cache_control: CacheControlInput | None = None,
        speed: Speed | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        billing_policy: BillingPolicyInput | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> CountTokensResponse: ...

    def count_tokens(
        self,
        request: CountTokensRequestInput | None = None,
        *,
        model: ModelName | None = None,
        messages: Iterable[InputMessageInput] | None = None,
        system: SystemPromptInput | None = None,
        tools: Iterable[ToolUnionInput] | None = None,
        tool_choice: ToolChoiceInput | None = None,
        thinking: ThinkingConfigInput | None = None,
        output_config: OutputConfigInput | None = None,
        cache_control: CacheControlInput | None = None,
        speed: Speed | None = None,
        context_management: ContextManagementConfigInput | None = None,
        compaction: CompactionConfigInput | None = None,
        mcp_servers: Iterable[McpServerInput] | None = None,
        billing_policy: BillingPolicyInput | None = None,
        output_format: JsonOutputFormatInput | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> CountTokensResponse:
        """Count the tokens of a message.

        Says how many input tokens a request would have, system prompt, tools, pictures and documents included. Free
        of charge, within a rate limit of its own.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/count_tokens

        Args:
            request: the whole request as one CountTokensRequest, instead of the arguments below.
            model: Id of the model that answers, dated (`claude-haiku-4-5-20251001`) or an alias that moves with
                releases (`claude-sonnet-5-5`). `models.list` returns the ids you may use.
            messages: The conversation in order, oldest turn first, at most 100,000 turns. Neighbouring turns of the
                same role are read as one. A final assistant turn is continued rather than answered, on models that
                accept prefill. A whole response stands for its turn.
            system: Instructions that stand before the conversation: role, rules, background. Left out, the model
                has none but its own.
            tools: Tools the model may use: your own, which you run and answer with `tool_result` blocks, and those
                Anthropic runs. Names are unique within the list. A Python function stands for its definition, and
                is not run.
            tool_choice: Whether the model may, must or must not use a tool. Default: `auto` where there are tools.
            thinking: Whether, and how much, the model reasons before it answers. What leaving it out means depends
                on the model.
            output_config: What the answer should look like and how much work goes into it: JSON schema, effort,
                token budget of a task.
            cache_control: Puts a cache breakpoint on the last block of the request that can carry one, so that a
                growing conversation needs no breakpoints of its own.
            speed: Speed of the output. `fast` is quicker and dearer, and only for some models, of which some need
                `fast-mode-2026-02-01` in `beta_features`. Default: `standard`.
            context_management: Rules by which the API clears or summarises old parts of the conversation before the
                model reads them. Default: nothing is edited.
            compaction: Makes this a request for a summary: the answer holds one `compaction` block, which later
                requests send in place of the turns it stands for. Cannot be used with `context_management`.
            mcp_servers: Remote MCP servers the API may call for this request. Each needs an `mcp_toolset` among the
                `tools` to become usable.
            billing_policy: Which organisation pays for the request. Default: yours. Not for requests inside a
                batch.
            output_format: Earlier place of `output_config.format`, which replaces it. Never send both. Deprecated:
                use `format` of `output_config`.
            user_profile_id: Id of the user profile the call is made for, when it is made on behalf of another
                person.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                available_tools_limit_exceeded, claude_code_key_creator_not_member, compaction_block_ambiguous,
                compaction_block_misplaced, compaction_content_mismatch, compaction_nothing_to_summarize,
                compaction_signature_invalid, compaction_tool_changes_mismatch, compaction_unavailable,
                enforced_spend_limit_reached, organization_on_hold, request_body_encoding_invalid,
                request_body_encoding_unsupported, request_body_too_large_after_decoding, tool_name_conflict,
                tool_reference_unresolved.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _COUNT_TOKENS,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "model": model,
                "messages": messages,
                "system": system,
                "tools": tools,
                "tool_choice": tool_choice,
                "thinking": thinking,
                "output_config": output_config,
                "cache_control": cache_control,
                "speed": speed,
                "context_management": context_management,
                "compaction": compaction,
                "mcp_servers": mcp_servers,
                "billing_policy": billing_policy,
                "output_format": output_format,
            },
            unknown=unknown,
        )
        result: CountTokensResponse = self._pipeline.run(call)
        return result
