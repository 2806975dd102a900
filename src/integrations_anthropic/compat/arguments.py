"""What callers pass to the official client, as arguments of the services of this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict, TypeVar

from ..models.params import CountTokensRequestParam

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Required

    import httpx

    from .._record import Strings
    from ..models.enums import ModelName, ServiceTierChoice, Speed
    from ..models.params import (
        BillingPolicyInput,
        CacheControlInput,
        CompactionConfigInput,
        ContainerChoiceInput,
        ContextManagementConfigInput,
        DiagnosticsInput,
        FallbackCreditChoiceInput,
        FallbacksInput,
        InputMessageInput,
        McpServerInput,
        MetadataInput,
        OutputConfigInput,
        SystemPromptInput,
        ThinkingConfigInput,
        ThreadInput,
        ToolChoiceInput,
        ToolUnionInput,
    )

__all__ = [
    "NOT_GIVEN",
    "CallOptions",
    "CountArguments",
    "ListArguments",
    "MessageArguments",
    "NoneType",
    "NotGiven",
    "Omit",
    "PageInfo",
    "RequestOptions",
    "StreamArguments",
    "given",
    "not_given",
    "omit",
    "service_options",
    "signed",
    "timeouts",
]

F = TypeVar("F", bound=Callable[..., Any])


class NotGiven:
    """Type of `NOT_GIVEN`: an argument that is left out."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


class Omit:
    """Type of `omit`: an argument, or a header of the client, that is left out."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "omit"


NOT_GIVEN: Final[Any] = NotGiven()
not_given: Final[Any] = NOT_GIVEN
omit: Final[Any] = Omit()


NoneType = type(None)


class RequestOptions(TypedDict, total=False):
    """Options of `get`, `post` and the other requests of the caller's own."""

    headers: Mapping[str, Any]
    params: Mapping[str, Any]
    """Parameters of the query."""
    timeout: float | httpx.Timeout | None
    max_retries: int
    extra_json: Mapping[str, Any]
    """Members that are added to the body, which is an object or left out."""
    follow_redirects: bool
    """False only: redirects are not followed."""


class PageInfo(NamedTuple):
    """What asks for a page of a list."""

    params: dict[str, Any]
    """Parameters of the query, such as `after_id`."""


class CallOptions(TypedDict, total=False):
    """What every method takes beside its own parameters."""

    extra_headers: Mapping[str, Any] | None
    extra_query: Mapping[str, Any] | None
    extra_body: Mapping[str, Any] | None
    timeout: float | httpx.Timeout | None
    betas: Strings
    """Beta features for this call."""


class ListArguments(CallOptions, total=False):
    """Arguments of lists; which of them a list takes is said by its service."""

    after_id: str
    before_id: str
    limit: int
    page: str
    source: str
    scope_id: str


class MessageArguments(CallOptions, total=False):
    """Arguments of `messages.create`, `messages.stream` and `messages.parse`."""

    model: Required[ModelName]
    max_tokens: Required[int]
    messages: Required[Sequence[InputMessageInput]]
    system: SystemPromptInput
    stop_sequences: Strings
    thinking: ThinkingConfigInput
    tools: Sequence[ToolUnionInput]
    tool_choice: ToolChoiceInput
    output_config: OutputConfigInput
    metadata: MetadataInput
    cache_control: CacheControlInput | None
    container: ContainerChoiceInput | None
    inference_geo: str | None
    service_tier: ServiceTierChoice
    speed: Speed | None
    diagnostics: DiagnosticsInput | None
    context_management: ContextManagementConfigInput | None
    compaction: CompactionConfigInput | None
    mcp_servers: Sequence[McpServerInput]
    fallbacks: FallbacksInput | None
    fallback_credit_token: FallbackCreditChoiceInput | None
    thread: ThreadInput | None
    billing_policy: BillingPolicyInput | None
    user_profile_id: str
    temperature: float
    top_p: float
    top_k: int
    workspace_id: str


class StreamArguments(MessageArguments, total=False):
    """Arguments of `messages.stream`."""

    output_format: Any


class CountArguments(CountTokensRequestParam, CallOptions, total=False):
    """Arguments of `messages.count_tokens`."""

    workspace_id: str


def given(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that are not left out."""
    return {name: value for name, value in arguments.items() if not isinstance(value, (NotGiven, Omit))}


def service_options(
    arguments: Mapping[str, Any], default_query: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], frozenset[str]]:
    """The arguments as the services take them, and the names of headers that are not to be sent."""
    options = given(arguments)
    dropped: frozenset[str] = frozenset()
    if "betas" in options:
        options["beta_features"] = list(options.pop("betas") or ())
    if "timeout" in options:
        options["timeout"] = timeouts(options["timeout"]).get("timeout")
    if options.get("extra_headers"):
        headers = dict(options["extra_headers"])
        dropped = frozenset(name.lower() for name, value in headers.items() if isinstance(value, Omit))
        options["extra_headers"] = {name: value for name, value in headers.items() if not isinstance(value, Omit)}
    if default_query:
        options["extra_query"] = {**default_query, **(options.get("extra_query") or {})}
    return options, dropped


def timeouts(timeout: Any) -> dict[str, Any]:
    """The time limits that a number of seconds or an `httpx.Timeout` stands for, as options of a client."""
    if not hasattr(timeout, "as_dict"):
        return {"timeout": timeout}
    limits = timeout.as_dict()
    return {
        "timeout": limits["read"],
        "connect_timeout": limits["connect"],
        "pool_timeout": limits["pool"],
    }


def signed(arguments: Any) -> Callable[[F], F]:
    """Show the keys of a TypedDict as the parameters of a function that takes them as `**arguments`.

    Programs that are made for the official client look at `inspect.signature` to see what may be passed.
    """
    kinds = {name: str(getattr(kind, "__forward_arg__", kind)) for name, kind in arguments.__annotations__.items()}
    needed = {name for name, kind in kinds.items() if kind.startswith("Required[")}

    def show(function: F) -> F:
        own = signature(function)
        named = [one for one in own.parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
        more = [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=Parameter.empty if name in needed else NOT_GIVEN,
                annotation=kinds[name].removeprefix("Required[").removesuffix("]") if name in needed else kinds[name],
            )
            for name in sorted(kinds, key=lambda name: name not in needed)
            if name not in own.parameters
        ]
        shown = Signature([*named, *more], return_annotation=own.return_annotation)
        function.__signature__ = shown  # type: ignore[attr-defined]  # read by `inspect.signature`
        return function

    return show
