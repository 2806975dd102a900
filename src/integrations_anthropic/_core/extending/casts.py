"""The body of an answer as what the caller asks for: JSON data, bytes, models, or values of other classes."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from functools import partial
from types import NoneType
from typing import Any

from ..._record import Record
from ...errors import SerializationError, ValidationError
from ...meta import Meta
from ..codec.decode import hook_of
from ..codec.json import loads
from ..codec.response_reader import ResponseReader
from ..codec.type_refs import members_of

__all__ = ["reading_of"]

_VALIDATORS = ("model_validate", "validate_python")
"""Methods of classes and adapters of pydantic, and of what follows its protocol."""


Reading = Callable[[bytes, ResponseReader, Meta], Any]


def reading_of(cast: Any) -> Reading:
    """What reads the body of an answer as `cast`. Raises ValidationError for what nothing can be read as.

    `cast`: None for plain JSON data; `bytes` for the body as it came; a model, a union, `list[X]` or `dict[str, X]`; a
    class of the standard library's kinds (dataclass, TypedDict); a pydantic model, or its TypeAdapter.
    """
    if cast is None:
        return _plain
    if cast is bytes:
        return _as_it_came
    for name in _VALIDATORS:
        if callable(validate := getattr(cast, name, None)):
            return partial(_validated, validate, cast)
    try:
        for part in _parts(cast):
            hook_of(part)
    except Exception as error:  # whatever the hint holds: the classes are the caller's own
        raise _unreadable(cast) from error
    return partial(_structured, cast)


def _parts(shape: Any) -> Iterator[Any]:
    """The shape, and what it is a list, a mapping or a union of."""
    if shape is Any:
        return
    yield shape
    kind = typing.get_origin(shape)
    inner = typing.get_args(shape) if kind in (list, dict) else members_of(shape)
    if inner != (shape,):
        for part in inner:
            yield from _parts(part)


def _plain(body: bytes, reader: ResponseReader, meta: Meta) -> Any:
    """JSON data; None for an empty body."""
    if not body.strip():
        return None
    try:
        return loads(body)
    except SerializationError as error:
        error.message = f"{error.message}; cast=bytes returns a body as it came"
        raise


def _as_it_came(body: bytes, reader: ResponseReader, meta: Meta) -> bytes:
    return body


def _validated(validate: Callable[[Any], Any], cast: Any, body: bytes, reader: ResponseReader, meta: Meta) -> Any:
    data = _plain(body, reader, meta)
    try:
        return validate(data)
    except ValueError as error:
        why = f"$: the answer is no {_called(cast)}: {type(error).__name__}, see its cause"
        raise SerializationError(why, path="$", body=data) from error


def _structured(cast: Any, body: bytes, reader: ResponseReader, meta: Meta) -> Any:
    data = _plain(body, reader, meta)
    if data is None and not body.strip():
        if NoneType in members_of(cast) or cast is Any:
            return None
        raise SerializationError(f"$: the answer is empty, and so no {_called(cast)}", path="$")
    try:
        result = reader.read(data, cast)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # Of a class that is no model: what its constructor makes of the data.
        missing = f"{error} is missing" if isinstance(error, KeyError) else type(error).__name__
        raise SerializationError(f"$: the answer is no {_called(cast)}: {missing}", path="$", body=data) from error
    if isinstance(result, Record):
        result._meta = meta
    return result


def _unreadable(cast: Any) -> ValidationError:
    why = (
        f"cast: an answer cannot be read as {_called(cast)}: give a model, list[…] or dict[str, …] of models, a "
        "dataclass, bytes, or an adapter such as pydantic's TypeAdapter"
    )
    return ValidationError(why, field="cast")


def _called(cast: Any) -> str:
    return cast.__qualname__ if isinstance(cast, type) else str(cast)
