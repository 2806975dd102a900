# Derived from /_async/services/desk_loans.py by `make codegen`. Do not edit.
"""Who has what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._record import UNSET, Strings
from ..jsonl_stream import Lines

if TYPE_CHECKING:
    from ..._core.tools.parsed_message import ParsedMessage
    from ...models.enums import DeskName
    from ...models.params import LoanInput, RemarksInput, StateInput, ThingInput
    from ...models.things import Book, Shelf
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


class LoansService:
    """Who has what."""

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
        **unknown: Any,
    ) -> Lines[Book]:
        """Every event of a loan, a line each.

        Args:
            loan_id: Which one.
            after: the `title` of a line that was read before: go on behind it.
            timeout: seconds for one attempt; the client's setting where absent.
            max_retries: further attempts after a failed one; the client's setting where absent.
            deadline: seconds from now within which the whole call, waits and retries included, has to end.
            extra_headers: headers sent beside the client's own; they win over those.
            extra_query: query parameters this version does not know.
            extra_body: fields of the body this version does not know; they win over known ones.
            beta_features: beta features for this call, added to the client's.

        Raises:
            ValidationError: an argument is out of its bounds; nothing was sent.
            APIError: the answer is an error; the class says which.
            APIConnectionError: no answer came.
        """
        extra_headers = hidden(extra_headers)
        call = make_call(
            _HISTORY,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"loan_id": loan_id},
            unknown=unknown,
        )
        return Lines(self._pipeline, call, after)

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
    ) -> Shelf: ...

    @overload
    def create(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: str | None = None,
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
    ) -> Shelf: ...

    def create(
        self,
        request: LoanInput | None = None,
        *,
        thing: ThingInput | None = None,
        days: int | None = None,
        class_: str | None = None,
        until: str | None = None,
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
        **unknown: Any,
    ) -> Shelf:
        """Lend a thing.

        It has to be back in time.
        A "quoted" word and a \\ backslash survive.

        Args:
            request: all of it as one Loan, instead of the arguments below.
            thing: What.
            days: For how long. Days; 1 to 30.
            class_: A name Python keeps for itself.
            until: When it is due.
            note: Null takes the note away.
            words: Texts.
            remarks: One text, or several things.
            wear: Checked before it is sent.
            desk: Where it was lent.
            output_config: What the receipt looks like.
            timeout: seconds for one attempt; the client's setting where absent.
            max_retries: further attempts after a failed one; the client's setting where absent.
            deadline: seconds from now within which the whole call, waits and retries included, has to end.
            extra_headers: headers sent beside the client's own; they win over those.
            extra_query: query parameters this version does not know.
            extra_body: fields of the body this version does not know; they win over known ones.
            beta_features: beta features for this call, added to the client's.

        Raises:
            ValidationError: an argument is out of its bounds; nothing was sent.
            APIError: the answer is an error; the class says which.
            APIConnectionError: no answer came.
        """
        extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
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
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: str | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        output: type[T],
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessage[T]: ...

    @overload
    def parse(
        self,
        request: LoanInput,
        /,
        *,
        output: Any,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessage[Any]: ...

    @overload
    def parse(
        self,
        *,
        thing: ThingInput,
        days: int,
        class_: str | None = None,
        until: str | None = None,
        note: str | None = UNSET,
        words: Strings | None = None,
        remarks: RemarksInput | None = None,
        wear: StateInput | None = None,
        desk: DeskName | None = None,
        output_config: Mapping[str, Any] | None = None,
        output: Any,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> ParsedMessage[Any]: ...

    def parse(
        self,
        request: LoanInput | None = None,
        *,
        output: Any,
        thing: ThingInput | None = None,
        days: int | None = None,
        class_: str | None = None,
        until: str | None = None,
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
        **unknown: Any,
    ) -> ParsedMessage[Any]:
        """Create a message and read it as a value of a type of yours.

        The API holds the answer to the JSON Schema of the type. What comes back is parsed, refused or truncated:
        `result.parsed`, `result.refused`, `result.truncated`. Only `result.get()` raises for an answer.

        Args:
            output: What the answer is: a dataclass, an attrs class, a TypedDict, or any type hint of such and of
                scalars, lists, tuples, sets, Literal, Enum, Optional, dates. Keys have names: a dict of free keys
                is nothing the API can hold an answer to. `Annotated[int, "what it is"]` and docstrings tell of
                fields.

        The other arguments are those of `create`.

        Raises:
            ValidationError: an argument is out of its bounds, or `output` is no type JSON has; nothing was sent.
            APIError: the answer is an error; the class says which.
            APIConnectionError: no answer came.
        """
        extra_headers = hidden(extra_headers)
        call = make_call(
            _PARSE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
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
        from ..structured_output import create_parsed

        return create_parsed(self._pipeline, call, output)
