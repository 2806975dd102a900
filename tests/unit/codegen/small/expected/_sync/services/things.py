# Derived from /_async/services/things.py by `make codegen`. Do not edit.
"""What can be lent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from ..._core.call.operation import Operation, Paging, make_call
from ..._core.call.options import Options, hidden
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ...models.enums import State
    from ...models.things import Book, ListThingsParams, Shelf
    from ..pipeline import Pipeline

__all__ = ["ThingsService"]

_LIST = Operation(
    name="things.list",
    http="GET",
    path="/v1/things",
    span="list_things",
    arguments=("after", "from", "state"),
    result="ThingList",
    item="Book",
    paging=Paging(cursor="after", next="last_id", more="has_more", items="data"),
)

_GET = Operation(name="things.get", http="GET", path="/v1/things/{thing_id}", span="things_get", result="Shelf")


class ThingsService:
    """What can be lent."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListThingsParams,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> Page[Book]: ...

    @overload
    def list(
        self,
        *,
        after: str | None = None,
        from_: int | None = None,
        state: State | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> Page[Book]: ...

    def list(
        self,
        params: ListThingsParams | None = None,
        *,
        after: str | None = None,
        from_: int | None = None,
        state: State | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Any,
    ) -> Page[Book]:
        """List things.

        Args:
            params: all of it as one ListThingsParams, instead of the arguments below.
            after: Start behind this one.
            from_: A name Python keeps for itself.
            state: How worn.
            timeout: seconds for one attempt; the client's setting where absent.
            max_retries: further attempts after a failed one; the client's setting where absent.
            deadline: seconds from now within which the whole call, waits and retries included, has to end.
            extra_headers: headers sent beside the client's own; they win over those.
            extra_query: query parameters this version does not know.
            extra_body: fields of the body this version does not know; they win over known ones.
            beta_features: beta features for this call, added to the client's.

        Raises:
            APIError: the answer is an error; the class says which.
            APIConnectionError: no answer came.
        """
        extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            given=params,
            fields={"after": after, "from": from_, "state": state},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        thing_id: str,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Any,
    ) -> Shelf:
        """Get one thing.

        Args:
            thing_id: Which one.
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
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"thing_id": thing_id},
            unknown=unknown,
        )
        result: Shelf = self._pipeline.run(call)
        return result
