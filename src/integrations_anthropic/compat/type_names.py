"""Names of types in the official client, and of the models of this package that they stand for."""

from __future__ import annotations

import re
from functools import cache

from ..models._groups import GROUPS
from .derived.official_types import MODELS

__all__ = ["argument_type", "is_renamed", "model_name", "official_name"]

_RENAMED = {
    "Message": "MessageResponse",
    "MessageBatch": "Batch",
    "MessageBatchCanceledResult": "BatchCanceled",
    "MessageBatchErroredResult": "BatchErrored",
    "MessageBatchExpiredResult": "BatchExpired",
    "MessageBatchIndividualResponse": "BatchResult",
    "MessageBatchRequestCounts": "BatchRequestCounts",
    "MessageBatchSucceededResult": "BatchSucceeded",
    "DeletedMessageBatch": "DeletedBatch",
    "MessageTokensCount": "CountTokensResponse",
    "ModelInfo": "Model",
    "RawContentBlockDeltaEvent": "ContentBlockDelta",
    "RawContentBlockStartEvent": "ContentBlockStart",
    "RawContentBlockStopEvent": "ContentBlockStop",
    "RawMessageDeltaEvent": "MessageDelta",
    "RawMessageStartEvent": "MessageStart",
    "RawMessageStopEvent": "MessageStop",
    "InputJSONDelta": "InputJsonDelta",
    "Base64PDFSource": "Base64PdfSource",
    "URLImageSource": "UrlImageSource",
    "URLPDFSource": "UrlPdfSource",
    "CitationsSearchResultLocation": "CitationSearchResultLocation",
    "CitationsWebSearchResultLocation": "CitationWebSearchResultLocation",
    "WebSearchResultBlock": "WebSearchResult",
    "WebFetchBlock": "WebFetchResult",
    "WebFetchToolResultErrorBlock": "WebFetchToolResultError",
    "CodeExecutionResultBlock": "CodeExecutionResult",
    "CodeExecutionOutputBlock": "CodeExecutionOutput",
    "BashCodeExecutionResultBlock": "BashCodeExecutionResult",
    "BashCodeExecutionOutputBlock": "BashCodeExecutionOutput",
    "EncryptedCodeExecutionResultBlock": "EncryptedCodeExecutionResult",
    "TextEditorCodeExecutionCreateResultBlock": "TextEditorCreateResult",
    "TextEditorCodeExecutionStrReplaceResultBlock": "TextEditorStrReplaceResult",
    "TextEditorCodeExecutionViewResultBlock": "TextEditorViewResult",
    "ToolSearchToolSearchResultBlock": "ToolSearchResult",
    "ServerToolCaller": "CodeExecutionCaller20250825",
    "ServerToolCaller20260120": "CodeExecutionCaller20260120",
    "MCPToolResultBlock": "McpToolResultBlock",
    "MCPToolUseBlock": "McpToolUseBlock",
    "MCPToolListingBlock": "McpToolListingBlock",
    "MCPToolset": "McpToolset",
    "CompactionContentBlockDelta": "CompactionDelta",
    "RequestMCPServerURLDefinition": "McpServer",
    "RequestMCPToolResultBlock": "McpToolResultBlock",
    "RequestDocumentBlock": "DocumentBlock",
    "ContextManagementResponse": "ContextManagementResult",
    "CacheControlEphemeral": "CacheControl",
    "JSONOutputFormat": "JsonOutputFormat",
    "MessageContent": "InputContent",
    "ToolBash20241022": "BashTool20241022",
    "ToolBash20250124": "BashTool20250124",
    "ToolComputerUse20241022": "ComputerTool20241022",
    "ToolComputerUse20250124": "ComputerTool20250124",
    "ToolComputerUse20251124": "ComputerTool20251124",
    "ToolTextEditor20241022": "TextEditorTool20241022",
    "ToolTextEditor20250124": "TextEditorTool20250124",
    "ToolTextEditor20250429": "TextEditorTool20250429",
    "ToolTextEditor20250728": "TextEditorTool20250728",
    "ToolSearchToolBm25_20251119": "ToolSearchBm25Tool20251119",
    "ToolSearchToolRegex20251119": "ToolSearchRegexTool20251119",
    "ThinkingConfigAdaptive": "ThinkingAdaptive",
    "ThinkingConfigBetweenTools": "ThinkingBetweenTools",
    "ThinkingConfigDisabled": "ThinkingDisabled",
    "ThinkingConfigEnabled": "ThinkingEnabled",
    "ClearThinking20251015Edit": "ClearThinkingEdit",
    "ClearToolUses20250919Edit": "ClearToolUsesEdit",
    "Compact20260112Edit": "CompactEdit",
    "TokenTaskBudget": "TaskBudget",
    "ThinkingDroppedInputTransformation": "ThinkingDropped",
    "ThinkingMismatchAllowedInputTransformation": "ThinkingMismatchAllowed",
    "FallbackMessageIterationUsage": "FallbackIterationUsage",
    "AdvisorMessageIterationUsage": "AdvisorIterationUsage",
    "APIErrorObject": "ApiErrorDetail",
    "GatewayTimeoutError": "TimeoutErrorDetail",
    "AuthenticationError": "AuthenticationErrorDetail",
    "AuthenticationErrorObject": "AuthenticationErrorDetail",
    "BillingError": "BillingErrorDetail",
    "BillingErrorObject": "BillingErrorDetail",
    "InvalidRequestError": "InvalidRequestErrorDetail",
    "InvalidRequestErrorObject": "InvalidRequestErrorDetail",
    "NotFoundError": "NotFoundErrorDetail",
    "NotFoundErrorObject": "NotFoundErrorDetail",
    "OverloadedError": "OverloadedErrorDetail",
    "OverloadedErrorObject": "OverloadedErrorDetail",
    "PermissionError": "PermissionErrorDetail",
    "PermissionErrorObject": "PermissionErrorDetail",
    "RateLimitError": "RateLimitErrorDetail",
    "RateLimitErrorObject": "RateLimitErrorDetail",
    "BashCodeExecutionToolResultErrorCode": "BashCodeExecutionErrorCode",
    "CodeExecutionToolResultErrorCode": "CodeExecutionErrorCode",
    "TextEditorCodeExecutionToolResultErrorCode": "TextEditorErrorCode",
    "ToolSearchToolResultErrorCode": "ToolSearchErrorCode",
    "WebFetchToolResultErrorCode": "WebFetchErrorCode",
    "WebSearchToolResultErrorCode": "WebSearchErrorCode",
}
"""Name in the official client → name here, where the rules of `model_name` do not lead from one to the other."""

_ARGUMENTS = {
    "ContainerParams": "ContainerConfigParam",
    "ContentBlockSourceContentParam": "ContentBlockSourceContentInput",
    "FileUploadParams": "UploadFileRequestParam",
    "MessageContentParam": "InputContentInput",
    "MessageParam": "InputMessageParam",
    "SkillCreateParams": "CreateSkillRequestParam",
    "SkillParams": "SkillRefParam",
    "UserProfileCreateParams": "CreateUserProfileRequestParam",
    "AssistantMessageParam": "InputMessageParam",
    "SystemMessageParam": "InputMessageParam",
    "UserMessageParam": "InputMessageParam",
    "ContentBlockParam": "InputContentBlockInput",
    "MessageCreateParams": "CreateMessageRequestParam",
    "MessageCreateParamsNonStreaming": "CreateMessageRequestParam",
    "MessageCreateParamsStreaming": "CreateMessageRequestParam",
    "MessageCountTokensParams": "CountTokensRequestParam",
    "ModelParam": "ModelName",
    "Model": "ModelName",
    "ToolUnionParam": "ToolUnionInput",
    "ToolChoiceParam": "ToolChoiceInput",
    "ThinkingConfigParam": "ThinkingConfigInput",
    "TextCitationParam": "TextCitationInput",
    "BatchCreateParams": "CreateBatchRequestParam",
    "Request": "BatchRequestParam",
    "FallbacksParam": "FallbacksInput",
    "ThreadParam": "ThreadInput",
    "MessageThreadParam": "ThreadInput",
}
"""The same for types of arguments: a TypedDict, a union or an alias."""

_ABBREVIATIONS = ("URL", "MCP", "PDF", "JSON", "API", "RBAC")


@cache
def model_name(name: str, package: str = "") -> str | None:
    """The model here that an official name stands for; None where there is none.

    `package`: that of the official type, without `beta`, where the name alone stands for several.
    """
    plain = name.removeprefix("Beta")
    known = _RENAMED.get(plain) or MODELS.get(f"{package}.{plain}") or MODELS.get(plain)
    for candidate in (known, plain, _plain_case(plain), plain.removesuffix("Block") + "Block"):
        if candidate in GROUPS:
            return candidate
    return None


@cache
def argument_type(name: str, package: str = "") -> tuple[str, str] | None:
    """(module of `models`, name) of the type of an argument, by its official name; None where there is none."""
    plain = name.removeprefix("Beta")
    if plain in _ARGUMENTS:
        found = _ARGUMENTS[plain]
        return ("enums" if found in GROUPS and not found.endswith(("Param", "Input")) else "params", found)
    if not plain.endswith(("Param", "Params")):
        return None
    stem = re.sub(r"(?:Param)?Params?$", "", plain)
    model = model_name(stem, package)
    return None if model is None else ("params", f"{model}Param")


@cache
def official_name(name: str) -> str:
    """The official name of a model of this package; its own where there is no other."""
    return _OFFICIAL.get(name, name)


def is_renamed(name: str) -> str | None:
    """The official name, or that of an argument of such a type, that this one is but for its capitals; None if none."""
    plain = name.removeprefix("Beta")
    stem = plain.removesuffix("Param")
    found = next((one for one in (*_RENAMED, *MODELS) if one.replace("_", "").casefold() == stem.casefold()), None)
    return None if found is None else found + plain[len(stem) :]


def _plain_case(name: str) -> str:
    for word in _ABBREVIATIONS:
        name = name.replace(word, word.capitalize())
    return name


_OFFICIAL: dict[str, str] = {}
for _official, _own in _RENAMED.items():
    _OFFICIAL.setdefault(_own, _official)
