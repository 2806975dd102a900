"""From what a caller passed to plain JSON data: models, dicts, lists and scalars, mixed and nested."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence, ValuesView
from typing import Any

from ..._record import NULL, Record, Unknown
from ...errors import ValidationError
from ...models._facts import FIELDS

__all__ = ["Foreign", "encode", "fields_of_record", "refuse"]

Foreign = Callable[[Any, str], Any]
"""What JSON data becomes of a value that is none, given with its path; it raises ValidationError where nothing does."""

_SCALARS = frozenset({str, int, bool, type(None)})
# Of each class: (attribute, JSON name, whether None goes out as null).
_PLANS: dict[type, tuple[tuple[str, str, bool], ...]] = {}


def refuse(value: Any, path: str) -> Any:
    """What becomes of values that JSON does not have: iterators are lists, anything else is a ValidationError."""
    binary = isinstance(value, (bytes, bytearray, memoryview))
    file = not isinstance(value, type) and (hasattr(value, "__fspath__") or callable(getattr(value, "read", None)))
    if isinstance(value, Iterator) and not file:
        return encode(list(value), path)
    hint = "; binary data goes as base64 text" if binary else ""
    if callable(getattr(value, "isoformat", None)):
        hint = "; no date is due here: write it as text, such as that of its isoformat()"
    if isinstance(value, type):
        hint = "; the type of an answer goes to messages.parse(output=…)"
    if file:
        hint = "; a file is read where it is the `data` of a base64 source in a request (see image(…), document(…))"
    raise ValidationError(
        f"{path or 'the value'}: a {type(value).__name__} cannot be sent as JSON{hint}", field=path, value=value
    )


def encode(value: Any, path: str = "", foreign: Foreign = refuse) -> Any:
    """`value` as JSON data, new containers all the way down; `foreign` decides on what is neither a model nor JSON.

    Raises ValidationError with the path of what JSON cannot say: NaN, infinity, bytes, sets, objects, and what holds
    itself.
    """
    try:
        return _plain(value)
    except (_NotPlain, RecursionError):
        # Nothing of it was consumed: the slow way knows what it is, and where.
        pass
    try:
        return _encode(value, path, foreign)
    except RecursionError:
        raise ValidationError(
            f"{path or 'the value'}: nested too deeply, or it contains itself", field=path, value=value
        ) from None


class _NotPlain(Exception):
    """A value is not made of JSON data and models alone."""


def _plain(value: Any) -> Any:
    """A copy of JSON data and models. Raises _NotPlain for anything else, without saying where it is."""
    kind = value.__class__
    if kind is dict:
        out = {}
        for key, item in value.items():
            if key.__class__ is not str:
                raise _NotPlain
            out[key] = item if item.__class__ in _SCALARS else _plain(item)
        return out
    if kind is list:
        return [item if item.__class__ in _SCALARS else _plain(item) for item in value]
    if kind in _SCALARS or (kind is float and math.isfinite(value)):
        return value
    if not isinstance(value, Record) or isinstance(value, Unknown):
        raise _NotPlain
    fields = fields_of_record(value)
    for name, item in fields.items():
        if item.__class__ not in _SCALARS:
            fields[name] = _plain(item)
    return fields


def _encode(value: Any, path: str, foreign: Foreign) -> Any:
    kind = value.__class__
    if kind in _SCALARS:
        return value
    if kind is dict:
        return _mapping(value, path, foreign)
    if kind is list or kind is tuple:
        return [
            item if item.__class__ is str else _encode(item, f"{path}[{i}]", foreign) for i, item in enumerate(value)
        ]
    if kind is float:
        return _finite(value, path)
    if isinstance(value, Unknown):
        return _encode(value.raw, path, foreign)
    if isinstance(value, Record):
        return _record(value, path, foreign)
    return _other(value, path, foreign)


def _mapping(value: Mapping[Any, Any], path: str, foreign: Foreign) -> dict[str, Any]:
    out = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise ValidationError(
                f"{path or 'the value'}: keys of a JSON object are strings, not {type(key).__name__}",
                field=path,
                value=value,
            )
        name = key if key.__class__ is str else str.__str__(key)
        out[name] = item if item.__class__ is str else _encode(item, f"{path}.{name}" if path else name, foreign)
    return out


def _record(value: Record, path: str, foreign: Foreign) -> dict[str, Any]:
    out = fields_of_record(value)
    for wire, item in out.items():
        if item.__class__ is not str:
            out[wire] = _encode(item, f"{path}.{wire}" if path else wire, foreign)
    return out


def fields_of_record(value: Record) -> dict[str, Any]:
    """The fields of a model by their JSON names, with the unknown ones; their values are as they are."""
    plan = _PLANS.get(value.__class__) or _plan(value.__class__)
    # Of a required field, that it was missing; of any other, that it was null.
    nulls = getattr(value, "_nulls", ())
    out: dict[str, Any] = {}
    for name, wire, required in plan:
        item = getattr(value, name)
        if item is not None or required != (wire in nulls):
            out[wire] = item
    extra: dict[str, Any] | None = getattr(value, "_extra", None)
    if extra:
        out |= extra
    return out


def _plan(cls: Any) -> tuple[tuple[str, str, bool], ...]:
    # A subclass of a model has the fields of that model.
    model = next(base for base in cls.__mro__ if "__attrs_attrs__" in vars(base))
    odd = FIELDS.get(model.__name__, {})
    # attrs writes "no default" for what is required; an optional field's default is None.
    plan = tuple((a.name, odd.get(a.name, (a.name,))[0], a.default is not None) for a in cls.__attrs_attrs__)
    _PLANS[cls] = plan
    return plan


def _finite(value: float, path: str) -> float:
    if math.isfinite(value):
        return value
    raise ValidationError(f"{path or 'the value'}: JSON cannot represent {value}", field=path, value=value)


def _other(value: Any, path: str, foreign: Foreign) -> Any:
    """Subclasses of the plain types, and other mappings and sequences; anything else is foreign."""
    if value is NULL:
        return None
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return _finite(float(value), path)
    if isinstance(value, Mapping):
        return _mapping(value, path, foreign)
    # Not everything that can be iterated is a list: sets have no order, and other libraries' models give pairs.
    if isinstance(value, (Sequence, ValuesView, KeysView)) and not isinstance(value, (bytes, bytearray, memoryview)):
        return _encode(list(value), path, foreign)
    return foreign(value, path)
