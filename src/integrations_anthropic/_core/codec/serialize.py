"""Between models and JSON, for users: nothing is lost in either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..._record import Record
from .decode import structure
from .encode import encode
from .json import dumps, loads

if TYPE_CHECKING:
    from ...models import InputMessage
    from ...models.params import InputContentInput, RoleInput

__all__ = ["from_dict", "from_json", "message", "to_dict", "to_json"]

T = TypeVar("T")


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
def from_dict(model: type[T], data: Any) -> T: ...
@overload
def from_dict(model: Any, data: Any) -> Any: ...
def from_dict(model: Any, data: Any) -> Any:
    """Plain JSON data as a model, or as a member of a union such as `StreamEvent`.

    Nothing is coerced. Raises SerializationError, with a path such as `$.content[0].text`, for a wrong shape.
    """
    return structure(data, model)


@overload
def from_json(model: type[T], text: str | bytes) -> T: ...
@overload
def from_json(model: Any, text: str | bytes) -> Any: ...
def from_json(model: Any, text: str | bytes) -> Any:
    """The same from JSON text."""
    return structure(loads(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text), model)


def message(role: RoleInput, content: InputContentInput) -> InputMessage:
    """One turn of a conversation: `message("user", "Hello")`."""
    from ...models import InputMessage

    return InputMessage(role=role, content=content)
