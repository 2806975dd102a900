"""A request against the bounds of the description, before anything is sent.

Only where the description says that turns are due, a whole response is known to be meant as one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from ...errors import ValidationError
from ...models._facts import RULES
from ...models._functions import FITS
from ..codec.bounds import broken_bound
from ..codec.json_types import JSON_TYPES, named_type
from ..content.turns import RESPONSE, responses_as_turns

__all__ = ["check_value", "validate"]

TURN = "InputMessage"
"""The record of a turn of the conversation."""


def validate(body: Mapping[str, Any], record: str, path: str = "", besides: Collection[str] = ()) -> None:
    """Raise ValidationError, with the field's path, for the first value out of its bounds; not for fields `besides`.

    A whole response among the turns of the encoded `body` is replaced by the turn that it stands for.
    """
    fits = FITS.get(record)
    if fits is not None and not path and not besides and isinstance(body, dict) and fits(body):
        return
    for name, rule in RULES.get(record, {}).items():
        field = f"{path}.{name}" if path else name
        if name in besides:
            continue
        if name not in body:
            if "required" in rule:
                raise ValidationError(f"{field}: is required", field=field)
        elif body[name] is not None or "required" in rule:
            check_value(body[name], rule, field)


def check_value(value: Any, rule: Mapping[str, Any], field: str) -> None:
    """Raise ValidationError where a value, or a part of it, has none of the types of its rule or breaks a bound."""
    kinds: Sequence[str] = rule.get("types", ())
    if kinds and not _is_one_of(value, kinds):
        wanted = " or ".join(JSON_TYPES[kind].title for kind in kinds)
        raise ValidationError(f"{field}: must be {wanted}, not {named_type(value)}", field=field, value=value)
    if (broken := broken_bound(rule, value)) is not None:
        raise ValidationError(f"{field}: {broken}", field=field, value=value)
    if "enum" in rule and value not in rule["enum"]:
        raise ValidationError(f"{field}: must be one of {', '.join(rule['enum'])}", field=field, value=value)
    if "items" in rule:
        for index, item in enumerate(value):
            check_value(item, rule["items"], f"{field}[{index}]")
    if "record" in rule:
        _check_records(value, rule["record"], field)


def _is_one_of(value: Any, kinds: Sequence[str]) -> bool:
    if isinstance(value, bool):
        return "boolean" in kinds
    if isinstance(value, float) and value.is_integer() and "integer" in kinds:
        return True
    return isinstance(value, _classes(tuple(kinds)))


@cache
def _classes(types: tuple[str, ...]) -> tuple[type, ...]:
    """The classes of values of these JSON types."""
    return tuple(cls for name in types for cls in JSON_TYPES[name].classes)


def _check_records(value: Any, record: str, field: str) -> None:
    if isinstance(value, dict):
        validate(value, record, field)
        return
    last = len(value) - 1
    for index, item in enumerate(value):
        place = f"{field}[{index}]"
        if not isinstance(item, dict):
            raise ValidationError(f"{place}: must be an object, not {named_type(item)}", field=place, value=item)
        if "type" in item and record == TURN and item["type"] == RESPONSE:
            responses_as_turns(value)
            if not value:
                raise ValidationError(f"{field}: must not be empty: the response says nothing", field=field)
            _check_records(value, record, field)
            return
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
