"""A service of this package with the names and arguments of the official client."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...derived.names import official_arguments, official_names, own_names
from ...derived.shapes import ResultKind, shape_of
from ..list_request import AsyncListRequest
from ..resource import AsyncResource
from ..stream import AsyncStream
from .content import content_of

if TYPE_CHECKING:
    from ..caller import AsyncCaller

__all__ = ["AsyncDerivedService"]


class AsyncDerivedService(AsyncResource):
    """The methods of a service of this package, and the services below it, by their official names.

    Methods take the id of their item first, or by its name, and all other arguments by name. What they return has the
    methods of results; a list is one of the official pages.
    """

    def __init__(self, client: AsyncCaller, path: tuple[str, ...]) -> None:
        """`path`: names that lead from the client of this package to the service."""
        super().__init__(client)
        self._path = path

    def __getattr__(self, name: str) -> Any:
        own = () if name.startswith("_") else own_names(self._path, name)
        found = self._found(own) if own else None
        if found is None:
            where = ".".join(("client", *self.__dict__.get("_path", ())))
            raise AttributeError(f"{type(self).__name__!r} of {where} has no attribute {name!r}", name=name, obj=self)
        return self._method(found) if callable(found) else type(self)(self._client, (*self._path, *own))

    def _found(self, own: tuple[str, ...]) -> Any:
        """What names lead to from the service; None where there is nothing."""
        found: Any = self._client.client
        for name in (*self._path, *own):
            found = getattr(found, name, None)
        return found

    def _method(self, method: Callable[..., Any]) -> Callable[..., Any]:
        shape, official = shape_of(method), official_arguments(self._path)

        def call(*places: Any, **arguments: Any) -> Any:
            path, rest = shape.divided(places, arguments, official)
            if shape.kind is ResultKind.PAGES:
                pages: AsyncListRequest[Any] = AsyncListRequest(self._client, method, rest, path)
                return pages
            if shape.kind is ResultKind.CONTENT:
                return content_of(self._client, method, path, rest)
            if shape.kind is ResultKind.EVENTS:
                events: AsyncStream[Any] = AsyncStream(self._client, method, path, rest)
                return events.opened()
            return self._client._call(method, *path, **rest)

        call.__name__, call.__doc__ = shape.name, method.__doc__
        return call

    def __dir__(self) -> list[str]:
        service = type(self._found(()))
        return [*super().__dir__(), *official_names(self._path, (n for n in dir(service) if not n.startswith("_")))]
