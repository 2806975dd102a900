"""Between models and JSON, for users: nothing is lost in either direction."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..._record import Record
from .decode import structure
from .encode import encode
from .json import dumps, loads
from .lenient import structure_leniently
from .response_reader import DeviationLog

if TYPE_CHECKING:
    from ...models import InputMessage
    from ...models.params import InputContentInput, RoleInput

__all__ = ["from_dict", "from_json", "message", "to_dict", "to_json"]

T = TypeVar("T")

_log = DeviationLog(lambda: logging.getLogger("integrations_anthropic.responses"))


def to_dict(value: Any) -> Any:
    """A model, a page, an event or a result line as plain JSON data: what the API sent, or what it will be sent.

    Unknown fields, nulls and dates come out as they came in. Raises ValidationError, with the path, for what JSON
    cannot say (NaN, infinity, bytes).
    """
    # A page holds its models; a model may itself have a field of that name.
    return encode(value if isinstance(value, Record) else getattr(value, "response", value))


def to_json(value: Any) -> str:
    """The same as JSON text."""
    return dumps(to_dict(value)).decode()


@overload
def from_dict(model: type[T], data: Any, *, strict: bool = False) -> T: ...
@overload
def from_dict(model: Any, data: Any, *, strict: bool = False) -> Any: ...
def from_dict(model: Any, data: Any, *, strict: bool = False) -> Any:
    """Plain JSON data as a model, or as a member of a union such as `StreamEvent`.

    Nothing is coerced. As in a response, a required field that is missing or null is None, and a value of another kind
    stays as it is; with `strict`, both are a SerializationError with a path such as `$.content[0].text`. What is no
    object where one is due always is.
    """
    return structure(data, model) if strict else structure_leniently(data, model, _log)


@overload
def from_json(model: type[T], text: str | bytes, *, strict: bool = False) -> T: ...
@overload
def from_json(model: Any, text: str | bytes, *, strict: bool = False) -> Any: ...
def from_json(model: Any, text: str | bytes, *, strict: bool = False) -> Any:
    """The same from JSON text."""
    data = loads(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return from_dict(model, data, strict=strict)


def message(role: RoleInput, content: InputContentInput) -> InputMessage:
    """One turn of a conversation: `message("user", "Hello")`."""
    from ...models import InputMessage

    return InputMessage(role=role, content=content)
