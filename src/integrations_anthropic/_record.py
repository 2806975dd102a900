"""The superclass of all models: data that keeps every field the API sent, including fields unknown to this version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from ._redact import REDACTED

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from .meta import Meta

__all__ = ["NULL", "UNSET", "MessageText", "Record", "Strings", "Unknown", "UsageCost"]

Strings = list[str] | tuple[str, ...]
"""A list of strings. Not `Sequence[str]`, which a single `str` is too."""

LONGEST_SHOWN = 200
"""Characters of one string in a repr; a longer string is truncated and followed by its length."""


class _Null:
    """Type of `NULL`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "NULL"


class _Unset:
    """Type of `UNSET`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNSET"


NULL: Final[Any] = _Null()
"""Sends an explicit JSON `null` for a field, where `None` omits the field."""

UNSET: Final[Any] = _Unset()
"""Default of a parameter that accepts `None` as a value: the parameter is not given."""


class Record:
    """A model: its fields, and the unknown fields of the JSON object it was decoded from.

    Fields unknown to this version are in `extra_fields`; `to_dict` includes them. Whether a field that is None was
    missing or `null` is kept too. Copies and pickles keep both. Comparison includes unknown fields. A server that is
    not the API may leave out what the types promise: such a field is None.
    """

    __slots__ = ("__weakref__", "_extra", "_meta", "_nulls")
    __hash__ = None  # type: ignore[assignment]  # models are mutable, so they are not hashable

    _extra: dict[str, Any]
    # JSON names of fields that are None unlike others of their kind: optional ones that were null, required ones that
    # were missing.
    _nulls: tuple[str, ...]
    _meta: Meta

    @property
    def extra_fields(self) -> dict[str, Any]:
        """Fields of the JSON object that are unknown to this version, by their JSON names."""
        try:
            return self._extra
        except AttributeError:
            self._extra = {}
            return self._extra

    @property
    def meta(self) -> Meta:
        """Metadata of the call: request id, status, attempts, duration. Only on the direct result of a call."""
        return self._meta

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Return an unknown field by name, so that `block.new_field` works before this package supports it."""
            if name in ("meta", "_meta"):
                raise AttributeError(f"this {type(self).__name__} has no meta: it is not the direct result of a call")
            if not name.startswith("_") and name in self.extra_fields:
                return self.extra_fields[name]
            if name.startswith("_") and name != "_request_id":  # which the official client has
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            from ._hints.unknown_names import unknown_attribute

            # Loops over content ask each block, so nothing is searched.
            raise unknown_attribute(self, name, search=False)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _state(self)[:2] == _state(other)[:2]

    def __repr__(self) -> str:
        try:
            values, extra, _ = _state(self)
        except AttributeError:
            # A traceback may print a model whose fields are not all set yet.
            return f"{type(self).__name__}(not built)"
        try:
            hidden = {a.name for a in getattr(self, "__attrs_attrs__", ()) if not a.repr}
            values = {k: REDACTED if k in hidden else _short(v) for k, v in (values | extra).items() if v is not None}
            shown = [f"{k}={text}" for k, text in values.items()]
        except RecursionError:
            shown = ["…"]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]:
        values, extra, nulls = _state(self)
        # A copy, so that fields added to a copied model do not appear in the original.
        return values, dict(extra), nulls

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]) -> None:
        values, extra, nulls = state
        for name, value in values.items():
            setattr(self, name, value)
        if extra:
            self._extra = extra
        if nulls:
            self._nulls = nulls


class Unknown(Record):
    """A member of a union that is unknown to this version, with its JSON value unchanged."""

    __slots__ = ("raw", "type")
    __match_args__ = ("type", "raw")

    if TYPE_CHECKING:
        # At runtime any string. A literal for type checkers, so that `block.type == "text"` narrows a union by its tag.
        type: Literal["unknown"]
    """The tag of the JSON object; empty if it has none."""
    raw: Any
    """The whole JSON value, unchanged; it is encoded as it is."""

    def __init__(self, type: str, raw: Any) -> None:
        self.type = type  # type: ignore[assignment]  # see above
        self.raw = raw


class MessageText:
    """Mixin of messages: the text of all text blocks."""

    __slots__ = ()

    if TYPE_CHECKING:
        content: list[Any]

    @property
    def text(self) -> str:
        """The texts of all text blocks, joined; empty if there are none.

        Content that another server gave as a string is that string, and the text of a single block that of a list.
        """
        content: Any = self.content
        if not isinstance(content, list):
            if isinstance(content, dict) and content.get("type", "text") == "text":
                content = content.get("text")
            return content if isinstance(content, str) else ""
        texts = [getattr(block, "text", None) for block in content if getattr(block, "type", None) == "text"]
        return "".join([text for text in texts if isinstance(text, str)])


class _Prices(Protocol):
    """What a usage asks for its cost: `integrations_anthropic.prices.Prices`."""

    def cost(self, usage: Any, model: str, *, on: date | None = None) -> Decimal | None:
        """What the usage of a model costs; None where a price it needs is not known."""
        ...


class UsageCost(Record):
    """Mixin of the usage of a message: what it costs. The usage of a message that was read knows its model."""

    __slots__ = ("_model", "_sum")
    _model: str
    _sum: Literal["alike", "mixed"]
    """Where it is the sum of many answers: whether all are priced alike. Absent: it is that of one answer."""

    def cost(self, prices: _Prices, model: str | None = None, *, on: date | None = None) -> Decimal | None:
        """What it costs by a table of prices, exactly, in `prices.currency`; None where a price it needs is not known.

        `model`: id of the model, None: the one of the message that this usage belongs to. `on`: the day of the call,
        where it was another than today (UTC). Server tools are included, execution time of code is not: no answer
        states it. The sum of a run (`run.usage`) has a cost where all answers are of one model, service tier, speed
        and region, and none can have been priced as a long prompt. Raises ValidationError for a usage that belongs to
        no message, without `model`, and for prices that are no table.
        """
        name = model or getattr(self, "_model", None)
        if name is None and getattr(self, "_sum", None) == "mixed":
            return None
        if not isinstance(name, str):
            why = "must be given, because this usage is not that of a message which the API sent"
            raise _refused("model", why if not model else f"must be a string, not {type(model).__name__}", model)
        if not callable(getattr(prices, "cost", None)):
            why = "must be a table, such as Prices.listed(), Prices.from_dict(…) or Prices.load(…), not"
            raise _refused("prices", f"{why} {type(prices).__name__}", prices)
        return prices.cost(self, name, on=on)

    def __getstate__(self) -> tuple[Any, ...]:
        return (*super().__getstate__(), getattr(self, "_model", None), getattr(self, "_sum", None))

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        super().__setstate__(state[:3])
        # A pickle of an earlier version has neither.
        for name, value in zip(("_model", "_sum"), state[3:], strict=False):
            if value is not None:
                setattr(self, name, value)


def _refused(field: str, why: str, value: object) -> Exception:
    from .errors import ValidationError  # only where it is needed: models are imported without it

    return ValidationError(f"{field}: {why}", field=field, value=value)


def _state(record: Any) -> tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]:
    if isinstance(record, Unknown):
        return {"type": record.type, "raw": record.raw}, {}, ()
    values = {a.name: getattr(record, a.name) for a in record.__attrs_attrs__}
    return values, getattr(record, "_extra", {}), getattr(record, "_nulls", ())


def _short(value: object) -> str:
    if isinstance(value, str) and len(value) > LONGEST_SHOWN:
        return f"{value[: LONGEST_SHOWN // 2]!r}… ({len(value)} characters)"
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_short(k)}: {_short(v)}' for k, v in value.items())}}}"
    return repr(value)
