"""What every model is: plain data that keeps whatever the API sent, also what nobody knew of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from .meta import Meta
    from .models.unions import ContentBlock

__all__ = ["NULL", "UNSET", "MessageText", "Record", "Strings", "Unknown"]

Strings = list[str] | tuple[str, ...]
"""Several texts. Not `Sequence[str]`: a lone text is one of those too, and is hardly ever meant."""

LONGEST_SHOWN = 200
"""Characters of one value that a repr shows; beyond it the value is cut and its length told."""


class _Null:
    """Sent as JSON `null`, where `None` means: leave it out."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "NULL"


class _Unset:
    """A parameter nobody gave, where `None` has a meaning of its own."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNSET"


NULL: Final[Any] = _Null()
"""Sends an explicit JSON `null` for a field, where `None` leaves the field out."""

UNSET: Final[Any] = _Unset()
"""Default of the few parameters whose `None` is sent as `null`."""


class Record:
    """A model: fields, and beside them whatever else the object held on the wire.

    Fields the API sent that this version does not know are in `extra_fields` and go back out with `to_dict`.
    Whether an absent field was missing or `null` is remembered too. Both survive copies and pickles; unknown fields
    also count when two models are compared.
    """

    __slots__ = ("__weakref__", "_extra", "_meta", "_nulls")
    __hash__ = None  # type: ignore[assignment]  # models can change, so they are no dict keys

    _extra: dict[str, Any]
    _nulls: tuple[str, ...]
    _meta: Meta

    @property
    def extra_fields(self) -> dict[str, Any]:
        """Fields that stood in the JSON object but are unknown to this version, by their JSON names."""
        try:
            return self._extra
        except AttributeError:
            self._extra = {}
            return self._extra

    @property
    def meta(self) -> Meta:
        """How the answer came: request id, status, attempts, time. Only on results of a call."""
        return self._meta

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """An unknown field by its name, so that `block.brand_new` works before this package knows it."""
            if name in ("meta", "_meta"):
                raise AttributeError(f"this {type(self).__name__} is no direct result of a call: it has no meta")
            if not name.startswith("_") and name in self.extra_fields:
                return self.extra_fields[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _state(self)[:2] == _state(other)[:2]

    def __repr__(self) -> str:
        values, extra, _ = _state(self)
        try:
            shown = [f"{k}={_short(v)}" for k, v in (values | extra).items() if v is not None]
        except RecursionError:
            shown = ["…"]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]:
        values, extra, nulls = _state(self)
        # A copy of its own: what is added to a copied model must not appear in the original.
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
    """A member of a union that this version does not know, exactly as it came."""

    __slots__ = ("raw", "type")
    __match_args__ = ("type", "raw")

    if TYPE_CHECKING:
        # Any text, in truth. One literal for type checkers, so that `block.type == "text"` narrows a union by its tag.
        type: Literal["unknown"]
    """The tag it carried; empty where it carried none."""
    raw: Any
    """The whole JSON value, unchanged; it goes back out as it is."""

    def __init__(self, type: str, raw: Any) -> None:
        self.type = type  # type: ignore[assignment]  # see above
        self.raw = raw


class MessageText:
    """The text of a message."""

    __slots__ = ()

    if TYPE_CHECKING:
        content: list[ContentBlock]

    @property
    def text(self) -> str:
        """All text blocks joined; empty where there are none."""
        return "".join([block.text for block in self.content if block.type == "text"])


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
