"""Results of the API with the methods that results of the official client have.

A result is a model of this package: of a subclass of its own class that has these methods and no field of its own.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from .._core.codec.encode import encode, fields_of_record
from .._core.codec.json import dumps, loads
from .._core.codec.serialize import from_dict
from .._record import Record, Unknown
from .type_names import official_name

if TYPE_CHECKING:
    from .._record import Record as _Model
else:
    _Model = object

__all__ = ["ResultMethods", "adopt", "class_for"]

T = TypeVar("T")


class ResultMethods(_Model):
    """The methods of results: `model_dump`, `to_dict` and the like, and `_request_id`."""

    __slots__ = ()

    @property
    def _request_id(self) -> str | None:
        """The id of the request; None where this is not the direct result of a call."""
        meta = getattr(self, "meta", None)
        return None if meta is None else meta.request_id

    @property
    def model_fields_set(self) -> set[str]:
        """Names of the fields that the API sent, unknown ones included."""
        return set(_sent(self))

    @property
    def model_extra(self) -> dict[str, Any] | None:
        """Fields that this version does not know."""
        return self.extra_fields

    def to_dict(
        self,
        *,
        mode: str = "json",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> dict[str, object]:
        """The result as a dict: by default what the API sent."""
        return self.model_dump(
            exclude_unset=exclude_unset, exclude_defaults=exclude_defaults, exclude_none=exclude_none
        )

    def to_json(
        self,
        *,
        indent: int | None = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> str:
        """The result as JSON text: by default what the API sent."""
        data = self.to_dict(exclude_unset=exclude_unset, exclude_defaults=exclude_defaults, exclude_none=exclude_none)
        return _text(data, indent)

    def model_dump(
        self,
        *,
        mode: str = "python",
        include: Any = None,
        exclude: Any = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        **others: Any,
    ) -> dict[str, Any]:
        """The result as a dict. A field that the API did not send is None unless `exclude_unset`.

        `include`, `exclude`: names of fields at the top. Values are plain JSON data in both modes.
        """
        keeps = _filter(exclude_unset=exclude_unset, exclude_defaults=exclude_defaults, exclude_none=exclude_none)
        data: dict[str, Any] = _dumped(self, keeps)
        if include is not None:
            data = {name: value for name, value in data.items() if name in include}
        if exclude is not None:
            data = {name: value for name, value in data.items() if name not in exclude}
        return data

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """The result as JSON text; the options of `model_dump`."""
        return _text(self.model_dump(**options), indent)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with the fields of `update` changed."""
        copied = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in (update or {}).items():
            setattr(copied, name, value)
        return copied

    @classmethod
    def model_validate(cls, data: Any, **others: Any) -> Self:
        """The data of a dict as a result. Raises SerializationError, with the path, for what does not fit."""
        return cast(Self, adopt(from_dict(_own_class(cls), data, strict=True)))

    @classmethod
    def model_validate_json(cls, text: str | bytes, **others: Any) -> Self:
        """The data of a JSON text as a result. Raises SerializationError for what does not fit."""
        return cls.model_validate(loads(text.encode() if isinstance(text, str) else text))

    @classmethod
    def construct(cls, _fields_set: Set[str] | None = None, **values: Any) -> Self:
        """A result with these fields, which are not checked."""
        return cast(Self, adopt(from_dict(_own_class(cls), encode(values))))

    model_construct = construct
    if not TYPE_CHECKING:  # older names, which would hide `dict` from type checkers
        parse_obj = model_validate
        parse_raw = model_validate_json
        dict = model_dump
        json = model_dump_json
        copy = model_copy

    def __iter__(self) -> Any:
        return iter(self.model_dump().items())


_classes: dict[type[Record], type[Record]] = {}


def class_for(cls: type[Record]) -> type[Record]:
    """The class of results for a model; made once, so that `type(a) is type(b)`."""
    made = _classes.get(cls)
    if made is None:
        if issubclass(cls, ResultMethods):
            return cls
        name = official_name(cls.__name__)
        home = "integrations_anthropic.compat.types"
        body: dict[str, Any] = {"__slots__": (), "__module__": home, "__doc__": cls.__doc__}
        body |= {"__init__": _init, "__reduce_ex__": _reduce}
        made = _classes.setdefault(cls, cast("type[Record]", type(name, (ResultMethods, cls), body)))
    return made


def adopt(value: T) -> T:
    """The same result, it and what it holds with the methods of `ResultMethods`."""
    if isinstance(value, Record):
        cls = type(value)
        if not issubclass(cls, ResultMethods):
            record: Any = value
            record.__class__ = class_for(cls)
            if not isinstance(value, Unknown):
                for attribute in cast(Any, cls).__attrs_attrs__:
                    adopt(getattr(value, attribute.name))
    elif isinstance(value, list):
        for item in value:
            adopt(item)
    return value


def _reduce(self: Any, protocol: int) -> tuple[Any, ...]:
    """Pickled as the model that it is: the class of a result has no name to import it by."""
    return _restored, (_own_class(type(self)), self.__getstate__())


def _init(self: Any, **values: Any) -> None:
    """Made from its fields, which may be dicts and lists of dicts. Raises SerializationError for what does not fit."""
    own = _own_class(type(self))
    names = {attribute.name: wire for attribute, wire in _fields(own)}
    fixed = {a.name: a.default for a, _ in _fields(own) if isinstance(a.default, str)}
    data = encode({names.get(name, name): value for name, value in {**fixed, **values}.items()})
    self.__setstate__(from_dict(own, data, strict=True).__getstate__())
    for name in names:
        adopt(getattr(self, name))


def _restored(cls: type[Record], state: Any) -> Record:
    made = class_for(cls)
    value = made.__new__(made)
    value.__setstate__(state)
    return value


def _own_class(cls: type[Any]) -> type[Record]:
    """The model of this package that a class of results stands for."""
    found: type[Record] = next(
        base for base in cls.__mro__ if issubclass(base, Record) and not issubclass(base, ResultMethods)
    )
    return found


def _sent(record: Any) -> dict[str, Any]:
    return record.raw if isinstance(record, Unknown) else fields_of_record(record)


_Filter = Callable[[str, Any, Any, bool], bool]


def _filter(*, exclude_unset: bool, exclude_defaults: bool, exclude_none: bool) -> _Filter:
    def keeps(name: str, value: Any, default: Any, was_sent: bool) -> bool:
        if exclude_unset and not was_sent:
            return False
        if exclude_none and value is None:
            return False
        return not (exclude_defaults and value == default)

    return keeps


def _dumped(value: Any, keeps: _Filter) -> Any:
    if isinstance(value, Unknown):
        return encode(value)
    if isinstance(value, Record):
        sent = _sent(value)
        out: dict[str, Any] = {}
        for attribute, wire in _fields(type(value)):
            item = getattr(value, attribute.name)
            if keeps(wire, item, attribute.default, wire in sent):
                out[wire] = _dumped(item, keeps)
        for name, item in value.extra_fields.items():
            if keeps(name, item, ..., True):
                out[name] = _dumped(item, keeps)
        return out
    if isinstance(value, list):
        return [_dumped(item, keeps) for item in value]
    if isinstance(value, dict):
        return {name: _dumped(item, keeps) for name, item in value.items()}
    dump = getattr(value, "model_dump", None)
    return dump() if dump is not None and not isinstance(value, type) else value


def _fields(cls: type[Record]) -> list[tuple[Any, str]]:
    from ..models._facts import FIELDS

    odd: Mapping[str, Any] = FIELDS.get(_own_class(cls).__name__, {})
    return [(one, odd.get(one.name, (one.name,))[0]) for one in cast(Any, cls).__attrs_attrs__]


def _text(data: Any, indent: int | None) -> str:
    if indent is None:
        return dumps(data).decode()
    import json

    return json.dumps(data, indent=indent, ensure_ascii=False)
