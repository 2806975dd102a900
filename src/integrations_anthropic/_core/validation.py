"""A request against the bounds of the description, before anything is sent. Source: section 16.3 of the seed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ..errors import ValidationError
from ..models._facts import RULES

__all__ = ["validate"]

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
_NAMES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}
_BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (lambda value, bound: value >= bound, "must be at least {}"),
    "maximum": (lambda value, bound: value <= bound, "must be at most {}"),
    "exclusiveMinimum": (lambda value, bound: value > bound, "must be greater than {}"),
    "exclusiveMaximum": (lambda value, bound: value < bound, "must be less than {}"),
    "minLength": (lambda value, bound: len(value) >= bound, "must not be shorter than {}"),
    "maxLength": (lambda value, bound: len(value) <= bound, "must not be longer than {}"),
    "minItems": (lambda value, bound: len(value) >= bound, "must hold at least {}"),
    "maxItems": (lambda value, bound: len(value) <= bound, "must hold at most {}"),
}


def validate(body: Mapping[str, Any], record: str, path: str = "", besides: Collection[str] = ()) -> None:
    """Raise ValidationError, with the field's path, for the first value out of its bounds; not for fields `besides`."""
    for name, rule in RULES.get(record, {}).items():
        field = f"{path}.{name}" if path else name
        if name in besides:
            continue
        if name not in body:
            if "required" in rule:
                raise ValidationError(f"{field}: is required", field=field)
        elif body[name] is not None or "required" in rule:
            _check(body[name], rule, field)


def _check(value: Any, rule: Mapping[str, Any], field: str) -> None:
    kinds: Sequence[str] = rule.get("types", ())
    if kinds and not _is_one_of(value, kinds):
        wanted = " or ".join(_NAMES[kind] for kind in kinds)
        raise ValidationError(f"{field}: must be {wanted}, not {_told(value)}", field=field, value=value)
    for key, (holds, text) in _BOUNDS.items():
        if key in rule and not holds(value, rule[key]):
            told = (
                "must not be empty" if rule[key] == 1 and key in ("minLength", "minItems") else text.format(rule[key])
            )
            raise ValidationError(f"{field}: {told}", field=field, value=value)
    if "enum" in rule and value not in rule["enum"]:
        raise ValidationError(f"{field}: must be one of {', '.join(rule['enum'])}", field=field, value=value)
    if rule.get("items") == "string":
        _check_texts(value, field)
    if "record" in rule:
        _check_records(value, rule["record"], field)


def _is_one_of(value: Any, kinds: Sequence[str]) -> bool:
    if isinstance(value, bool):
        return "boolean" in kinds
    if isinstance(value, float) and value.is_integer() and "integer" in kinds:
        return True
    return any(isinstance(value, _KINDS[kind]) for kind in kinds)


def _check_texts(value: Any, field: str) -> None:
    for index, item in enumerate(value):
        if not isinstance(item, str):
            place = f"{field}[{index}]"
            raise ValidationError(f"{place}: must be a text, not {_told(item)}", field=place, value=item)


def _check_records(value: Any, record: str, field: str) -> None:
    if isinstance(value, dict):
        validate(value, record, field)
        return
    last = len(value) - 1
    for index, item in enumerate(value):
        place = f"{field}[{index}]"
        if not isinstance(item, dict):
            raise ValidationError(f"{place}: must be an object, not {_told(item)}", field=place, value=item)
        validate(item, record, place)
        _check_content(item, record, place, final=index == last)


def _check_content(item: dict[str, Any], record: str, place: str, *, final: bool) -> None:
    """Content is non-empty, except in a final message of the assistant, which may ask to be continued.

    It may be absent in a system turn that only changes the output settings.
    """
    if (final and item.get("role") == "assistant") or (item.get("role") == "system" and item.get("output_config")):
        return
    for name, rule in RULES[record].items():
        if rule.get("rule") == "content-not-empty" and not item.get(name):
            field = f"{place}.{name}"
            raise ValidationError(f"{field}: must not be empty", field=field, value=item.get(name))


def _told(value: object) -> str:
    names = {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return "null" if value is None else names.get(type(value), type(value).__name__)
