"""Types that pydantic and msgspec describe and validate themselves. Both are found where the program has loaded them.

Their errors are reported in lines of our own: pydantic's text shows the values that were refused.
"""

from __future__ import annotations

import json
import re
import sys
import typing
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import ValidationError
from ..codec.json_types import SCHEMA_NAMES
from .definitions import rewritten
from .node_kinds import is_whole
from .type_nodes import ForeignNode

__all__ = ["ForeignMismatch", "foreign_node", "pydantic_node"]

_STEP = re.compile(r"\[(?P<index>\d+|\.\.\.)\]|\.(?P<name>[^.\[\]`]+)")


# Of pydantic's own sentences, as they follow a colon here.
_BEGINNINGS = ("Input ", "Field ", "String ", "List ", "Extra ", "Value ", "Data ", "Bytes ", "Decimal ", "Instance ")


class ForeignMismatch(Exception):
    """A value does not fit. `problems`: the steps to each place, and what is wrong there."""

    def __init__(self, problems: list[tuple[tuple[str, ...], str]]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def foreign_node(hint: Any, where: str) -> ForeignNode | None:
    """The form of a type of pydantic's or msgspec's; None for any other.

    Raises ValidationError where the library cannot describe it.
    """
    pydantic, msgspec = sys.modules.get("pydantic"), sys.modules.get("msgspec")
    origin = typing.get_origin(hint) or hint
    if pydantic is not None:
        if type(hint).__name__ == "TypeAdapter" and type(hint).__module__.startswith("pydantic."):
            return _of_adapter(pydantic, hint, repr(hint), where)
        if _is_pydantics(origin):
            return pydantic_node(hint, where)
    if msgspec is not None and isinstance(origin, type) and issubclass(origin, msgspec.Struct):
        return _of_msgspec(msgspec, hint, where)
    if isinstance(origin, type) and any(f"{base.__module__}.".startswith("pydantic.") for base in origin.__mro__):
        text = f"{where}: {origin.__qualname__} is a model of pydantic 1: make it one of pydantic 2, or a dataclass"
        raise ValidationError(text, field=where)
    return None


def _is_pydantics(kind: Any) -> bool:
    """A model, a dataclass of pydantic's, a type that says itself how pydantic reads it."""
    return isinstance(kind, type) and (
        hasattr(kind, "__get_pydantic_core_schema__") or "__is_pydantic_dataclass__" in vars(kind)
    )


def pydantic_node(hint: Any, where: str) -> ForeignNode:
    """The form of a hint that pydantic can read. Raises ValidationError where it cannot."""
    pydantic: Any = sys.modules.get("pydantic")
    if getattr(pydantic, "TypeAdapter", None) is None:
        raise ValidationError(f"{where}: the type is for pydantic 2, which is not loaded", field=where)
    adapter = _or_refused(pydantic, lambda: pydantic.TypeAdapter(hint), where)
    return _of_adapter(pydantic, adapter, getattr(hint, "__name__", None) or repr(hint), where)


def _of_adapter(pydantic: Any, adapter: Any, name: str, where: str) -> ForeignNode:
    schema = _or_refused(pydantic, lambda: adapter.json_schema(by_alias=True, mode="validation"), where)

    def read(value: Any) -> Any:
        try:
            # As JSON: what is a date or bytes to JSON is none to Python, to a strict model.
            return adapter.validate_json(json.dumps(value))
        except pydantic.ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            raise ForeignMismatch([(_steps(one["loc"]), _described(one)) for one in details]) from error

    return _node(name, schema, read)


def _or_refused(pydantic: Any, make: Callable[[], Any], where: str) -> Any:
    try:
        return make()
    except (pydantic.PydanticUserError, NameError, TypeError, ImportError) as error:
        first = str(error).partition("\n")[0]
        raise ValidationError(f"{where}: pydantic cannot describe the type: {first}", field=where) from error


def _steps(places: tuple[int | str, ...]) -> tuple[str, ...]:
    return tuple(f"[{place}]" if isinstance(place, int) else f".{place}" for place in places)


def _described(detail: Mapping[str, Any]) -> str:
    if detail["type"] == "missing":
        return "is missing"
    if detail["type"] == "union_tag_invalid":  # its text has the value in it
        tags = detail["ctx"]
        return f"{tags['discriminator']} must be one of {tags['expected_tags']}"
    text = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return text[:1].lower() + text[1:] if text.startswith(_BEGINNINGS) else text


def _of_msgspec(msgspec: Any, hint: Any, where: str) -> ForeignNode:
    name = getattr(hint, "__name__", None) or repr(hint)
    try:
        schema = msgspec.json.schema(hint)
    except (TypeError, NameError) as error:
        raise ValidationError(f"{where}: msgspec cannot describe the type: {error}", field=where) from error

    def read(value: Any) -> Any:
        try:
            return _as_msgspec(msgspec, value, hint)
        except msgspec.ValidationError as error:
            text, _, place = str(error).partition(" - at `$")
            steps = tuple(
                f".{found['name']}" if found["name"] else f"[{found['index']}]" for found in _STEP.finditer(place)
            )
            if text.startswith("Invalid ") and "'" in text:  # the value is in it
                text = "is none of the values that are allowed"
            raise ForeignMismatch([(steps, text[:1].lower() + text[1:])]) from error

    return _node(name, schema, read)


def _as_msgspec(msgspec: Any, value: Any, hint: Any) -> Any:
    try:
        return msgspec.convert(value, hint, str_keys=True)
    except msgspec.ValidationError:
        # To JSON 5.0 is a whole number; to msgspec it is none.
        whole = _whole_numbers(value)
        if json.dumps(whole) == json.dumps(value):
            raise
        return msgspec.convert(whole, hint, str_keys=True)


def _whole_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(item) for item in value]
    return int(value) if is_whole(value) else value


def _node(name: str, schema: Mapping[str, Any], read: Callable[[Any], Any]) -> ForeignNode:
    # Says only what the tags of the members say as well.
    plain = rewritten(schema, lambda part: {key: value for key, value in part.items() if key != "discriminator"})
    top = _resolved(plain, plain)
    properties = top.get("properties", {})
    tags = {field: values for field, part in properties.items() if (values := _values(part)) and len(values) == 1}
    return ForeignNode(name, plain, read, _kinds(plain, plain), tags)


def _resolved(part: Any, whole: Mapping[str, Any], depth: int = 10) -> Mapping[str, Any]:
    """The definition that a part refers to, or the part itself."""
    if not isinstance(part, Mapping):
        return {}
    if "$ref" not in part or depth == 0:
        return part
    name = str(part["$ref"]).removeprefix("#/$defs/")
    return _resolved(whole.get("$defs", {}).get(name, {}), whole, depth - 1)


def _values(part: Any) -> tuple[Any, ...]:
    if not isinstance(part, Mapping):
        return ()
    return (part["const"],) if "const" in part else tuple(part.get("enum", ()))


def _kinds(part: Any, whole: Mapping[str, Any], depth: int = 10) -> frozenset[str] | None:
    top = _resolved(part, whole)
    if "type" in top:
        kinds = top["type"]
        return frozenset([kinds] if isinstance(kinds, str) else kinds)
    members = top.get("anyOf") or top.get("oneOf")
    if members and depth:
        found = [_kinds(member, whole, depth - 1) for member in members]
        return None if None in found else frozenset().union(*(kinds for kinds in found if kinds))
    values = _values(top)
    return frozenset(SCHEMA_NAMES[value.__class__] for value in values) if values else None
