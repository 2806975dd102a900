# Derived from /_async/services/desk_loans.py by `make codegen`. Do not edit.
"""Loans of items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._core.streaming.event_rules import EventRules
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._record import UNSET, Strings
from ..jsonl_stream import JSONLines
from ..streams.typed_event_stream import TypedEventStream

if TYPE_CHECKING:
    from ..._argument_types.adapters import ValueAdapter
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ..._core.output.parsed_message import ParsedMessage
    from ...models.desk import WatchLoanParams
    from ...models.enums import DeskName
    from ...models.params import LoanInput, RemarksInput, StateInput, ThingInput
    from ...models.things import Book, Shelf
    from ...models.unions import LoanEvent
    from ..pipeline import Pipeline

    T = TypeVar("T")

__all__ = ["LoansService"]

_HISTORY = Operation(
    name="desk.loans.history",
    http="GET",
    path="/v1/loans/{loan_id}/history",
    span="desk_loans_history",
    result="Book",
    item="Book",
    key="title",
)

_WATCH = Operation(
    name="desk.loans.watch",
    http="GET",
    path="/v1/loans/{loan_id}/events",
    span="watch_loan",
    arguments=("after",),
    result="LoanEvent",
    events=EventRules(ends=("returned",), resume="cursor", cursor="after", key="id"),
)

_NEXT = Operation(
    name="desk.loans.next", http="GET", path="/v1/loans/next", span="desk_loans_next", result="Shelf", nullable=True
)

_CREATE = Operation(
    name="desk.loans.create",
    http="POST",
    path="/v1/loans",
    span="desk_loans_create",
    retry_safe=False,
    request="Loan",
    arguments=("thing", "days", "class", "until", "note", "words", "remarks", "wear", "desk", "output_config"),
    result="Shelf",
    null_sent=frozenset(["note"]),
)

_PARSE = Operation(
    name="desk.loans.parse",
    http="POST",
    path="/v1/loans",
    span="desk_loans_create",
    retry_safe=False,
    request="Loan",
    arguments=("thing", "days", "class", "until", "note", "words", "remarks", "wear", "desk", "output_config"),
    result="Shelf",
    null_sent=frozenset(["note"]),
)


class LoansService(NamesHinted):
    """Loans of items."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def history(
        self,
        loan_id: str,
        *,
        after: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> JSONLines[Book]:
        """Every event of a loan, a line each.

        Args:
            loan_id: Which one.
            after: `title` of a line: results start after it.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _HISTORY,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"loan_id": loan_id},
            unknown=unknown,
        )
        return JSONLines(self._pipeline, call, after)

    @overload
    def watch(
        self,
        loan_id: str,
        params: WatchLoanParams,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> TypedEventStream[LoanEvent]: ...

    @overload
    def watch(
        self,
        loan_id: str,
        *,
        after: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> TypedEventStream[LoanEvent]: ...

    def watch(
        self,
        loan_id: str,
        params: WatchLoanParams | None = None,
        *,
        after: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> TypedEventStream[LoanEvent]:
        """What happens to a loan.

        Args:
            loan_id: Which one.
            params: the whole request as one WatchLoanParams, instead of the arguments below.
            after: Id of the event before the first.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _WATCH,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"loan_id": loan_id},
            given=params,
            fields={"after": after},
            unknown=unknown,
        )
        return TypedEventStream(self._pipeline, call)

    def next(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Shelf | None:
        """What is due next, if anything is.

        Args:
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _NEXT,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            unknown=unknown,
        )
        result: Shelf | None = self._pipeline.run(call)
        return result

    @overload
    def create(
        self,
        request: LoanInput,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Shelf: ...

    @overload
    def create(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Shelf: ...

    def create(
        self,
        request: LoanInput | None = None,
        *,
        thing: ThingInput | None = None,
        days: int | None = None,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Shelf:
        """Lend a thing.

        It has to be back in time.
        A "quoted" word and a \\ backslash survive.

        Args:
            request: the whole request as one Loan, instead of the arguments below.
            thing: What.
            days: For how long. Days; 1 to 30.
            class_: A Python keyword.
            until: When it is due.
            note: null deletes the note.
            words: A list of strings.
            remarks: A string, or a list of things.
            wear: Checked before it is sent.
            desk: Where it was lent.
            output_config: What the receipt looks like.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "thing": thing,
                "days": days,
                "class": class_,
                "until": until,
                "note": note,
                "words": words,
                "remarks": remarks,
                "wear": wear,
                "desk": desk,
                "output_config": output_config,
            },
            unknown=unknown,
        )
        result: Shelf = self._pipeline.run(call)
        return result

    @overload
    def parse(
        self,
        request: LoanInput,
        /,
        *,
        output: type[T],
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        output: type[T],
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        request: LoanInput,
        /,
        *,
        output: ValueAdapter[T],
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        output: ValueAdapter[T],
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        request: LoanInput,
        /,
        *,
        output: Any,
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[Any]: ...

    @overload
    def parse(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        output: Any,
        max_repairs: int = 0,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ParsedMessage[Any]: ...

    def parse(
        self,
        request: LoanInput | None = None,
        *,
        output: Any,
        max_repairs: int = 0,
        thing: ThingInput | None = None,
        days: int | None = None,
        class_: str | None = None,
        until: DateTimeLike | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
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
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "thing": thing,
                "days": days,
                "class": class_,
                "until": until,
                "note": note,
                "words": words,
                "remarks": remarks,
                "wear": wear,
                "desk": desk,
                "output_config": output_config,
            },
            unknown=unknown,
        )
        load("integrations_anthropic._sync.structured_output")
        from ..structured_output import create_parsed

        return create_parsed(self._pipeline, call, output, max_repairs)
