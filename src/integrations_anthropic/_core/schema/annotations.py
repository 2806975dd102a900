"""What the notes of an `Annotated`, and the default of a parameter, say: nothing of it is passed over in silence."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import Factory, define

from ...errors import ValidationError
from ..codec.json_types import MISSING

__all__ = ["Notes", "is_field_info", "is_marker", "read_notes"]

# annotated-types' names, read off whatever has them: the package itself is not needed.
_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
    "min_length": "minLength",
    "max_length": "maxLength",
    "pattern": "pattern",
}
_SAID = ("title", "description", "examples")
# What pydantic's `Field` and msgspec's `Meta` say that has no bearing on a value that comes in.
_NO_BEARING = frozenset({"annotation", "serialization_alias", "alias_priority", "exclude", "exclude_if", "frozen"})
_NO_BEARING |= {"repr", "init", "init_var", "kw_only", "field_title_generator", "validation_alias", "alias", "extra"}
_FIELD_PARTS = _NO_BEARING | {*_SAID, "json_schema_extra", "deprecated", "default", "default_factory"}
_FIELD_PARTS |= {"validate_default", "metadata"}
# Where libraries keep the classes of defaults that only they can read.
_MARKERS = (
    *("attr._make.", "click.core.", "cyclopts.parameter.", "dataclasses.", "dependency_injector.", "fast_depends."),
    *("fastapi.params.", "marshmallow.fields.", "msgspec._core.Field.", "pydantic.fields.", "pydantic.v1.fields."),
    *("pydantic_core._pydantic_core.PydanticUndefinedType.", "taskiq_dependencies.", "typer.models."),
)
_LOWER = ("minimum", "exclusiveMinimum", "minLength")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength")


@define
class Notes:
    """What the notes of one place say."""

    texts: list[str] = Factory(list)
    keywords: dict[str, Any] = Factory(dict)
    """Keywords of JSON Schema. A bound may be of any class that can be compared: a date."""
    predicates: list[Callable[[Any], Any]] = Factory(list)
    alias: str | None = None
    """The name in JSON."""
    default: Any = MISSING
    factory: Callable[[], Any] | None = None
    foreign: list[Any] = Factory(list)
    """Notes that only pydantic can read."""

    def bound(self, keyword: str, value: Any) -> None:
        """Add a bound; of two, the narrower one holds. Raises ValueError for two that are no narrower or wider."""
        earlier = self.keywords.get(keyword, value)
        if keyword in _LOWER:
            self.keywords[keyword] = max(earlier, value)
        elif keyword in _UPPER:
            self.keywords[keyword] = min(earlier, value)
        elif earlier == value:
            self.keywords[keyword] = value
        else:
            raise ValueError(f"{keyword}: cannot be both {earlier} and {value}")

    @property
    def about_field(self) -> bool:
        """Whether they say what only a parameter or a field can have: a name or a default."""
        return self.alias is not None or self.factory is not None


def is_field_info(value: Any) -> bool:
    """Whether it is what pydantic's `Field` gives."""
    kind = type(value)
    return kind.__name__ == "FieldInfo" and kind.__module__ == "pydantic.fields"


def is_marker(value: Any) -> bool:
    """Whether a default says something to another library, and is no value."""
    return any(f"{kind.__module__}.{kind.__qualname__}.".startswith(_MARKERS) for kind in type(value).__mro__)


def read_notes(notes: Iterable[Any], where: str) -> Notes:
    """What they say. Raises ValidationError, with the place, for one that is not understood."""
    said = Notes()
    for note in notes:
        try:
            understood = _read(note, said, where)
        except (ValueError, TypeError) as error:
            raise ValidationError(f"{where}: {error}", field=where) from error
        if not understood:
            kind = note if isinstance(note, type) else type(note)
            name = f"{kind.__module__}.{kind.__qualname__}"
            text = (
                f"{where}: the note {name} beside the type is not understood; understood: a text, keywords of JSON "
                "Schema in a dict, Doc, and the notes of annotated-types, pydantic and msgspec"
            )
            raise ValidationError(text, field=where)
    return said


def _read(note: Any, said: Notes, where: str) -> bool:
    if note is None:
        return True  # pydantic's `conint` and the like put it where they have nothing to say
    if isinstance(note, str):
        said.texts.append(note)
    elif isinstance(note, Mapping):
        for keyword, value in note.items():
            if keyword in _LOWER or keyword in _UPPER:
                said.bound(keyword, value)
            else:
                said.keywords[keyword] = value
    elif isinstance(note, re.Pattern):
        said.bound("pattern", note.pattern)
        return note.flags == re.UNICODE
    elif isinstance(note, type):
        return False
    elif isinstance(getattr(note, "documentation", None), str):
        said.texts.append(note.documentation)
    elif is_field_info(note):
        _read_field(note, said, where)
    elif getattr(note, "__is_annotated_types_grouped_metadata__", False) is True:
        return all(_read(part, said, where) for part in note)
    else:
        return _read_parts(note, said) or _is_pydantics(note, said)
    return True


def _read_parts(note: Any, said: Notes) -> bool:
    """A note that says what it says in attributes: bounds, a condition, a unit. Whether all of it is understood."""
    parts = {name: value for name, value in _attributes(note).items() if value is not None}
    kind, module = type(note).__name__, type(note).__module__.partition(".")[0]
    if kind == "Predicate" and callable(parts.get("func")):
        said.predicates.append(parts["func"])
        return True
    if kind == "Unit" and isinstance(parts.get("unit"), str):
        said.texts.append(f"(unit: {parts['unit']})")
        return True
    if kind == "deprecated" and isinstance(parts.get("message"), str):
        said.keywords["deprecated"] = True
        said.texts.append(f"(deprecated: {parts['message']})")
        return True
    if (kind, module) == ("Meta", "msgspec"):
        return _read_meta(note, said)
    if not parts or parts.keys() - _BOUNDS.keys():
        return False
    for name, value in parts.items():
        if not (name == "min_length" and value == 0):
            said.bound(_BOUNDS[name], _number(value))
    return True


def _attributes(note: Any) -> dict[str, Any]:
    if dataclasses.is_dataclass(note):
        return {field.name: getattr(note, field.name) for field in dataclasses.fields(note)}
    return dict(getattr(note, "__dict__", {}))


def _number(value: Any) -> Any:
    """A bound as JSON has it, where it is a number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _read_meta(note: Any, said: Notes) -> bool:
    """A `Meta` of msgspec."""
    if note.tz is not None:
        return False
    for name, keyword in _BOUNDS.items():
        value = getattr(note, name)
        if value is not None:
            said.bound(keyword, value)
    said.keywords |= note.extra_json_schema or {}
    _say(note, said)
    return True


def _say(note: Any, said: Notes) -> None:
    for name in _SAID:
        value = getattr(note, name)
        if value is not None and name == "description":
            said.texts.append(value)
        elif value is not None:
            said.keywords[name] = value


def _read_field(field: Any, said: Notes, where: str) -> None:
    """What pydantic's `Field` says."""
    _say(field, said)
    extra = field.json_schema_extra
    if isinstance(extra, Mapping):
        said.keywords |= extra
    if field.deprecated:
        said.keywords["deprecated"] = True
    # What a later release may add is pydantic's to read, as `discriminator` is.
    other = [name for name in type(field).__slots__ if not name.startswith("_") and name not in _FIELD_PARTS]
    if field.validate_default:
        text = f"{where}: Field(validate_default=True) is not supported: the default is given to the function as it is"
        raise ValidationError(text, field=where)
    if any(getattr(field, name, None) is not None for name in other) or not isinstance(extra, Mapping | None):
        said.foreign.append(field)
    _read_alias(field, said, where)
    _read_default(field, said, where)
    for note in field.metadata:
        if not _read(note, said, where):
            said.foreign.append(note)


def _read_alias(field: Any, said: Notes, where: str) -> None:
    alias = field.validation_alias if field.validation_alias is not None else field.alias
    if alias is not None and not isinstance(alias, str):
        text = f"{where}: Field(validation_alias=…) has to be one name here, not {type(alias).__name__}"
        raise ValidationError(text, field=where)
    said.alias = alias or said.alias


def _read_default(field: Any, said: Notes, where: str) -> None:
    if field.is_required():
        return
    if field.default_factory is None:
        default = said.default = field.default
        # As pydantic does: every call has a list of its own.
        said.factory = lambda: copy.deepcopy(default)
        return
    if getattr(field, "default_factory_takes_validated_data", False):
        text = f"{where}: Field(default_factory=…) cannot depend on other values here"
        raise ValidationError(text, field=where)
    said.default, said.factory = MISSING, field.default_factory


def _is_pydantics(note: Any, said: Notes) -> bool:
    kind = type(note)
    if kind.__module__.partition(".")[0] in ("pydantic", "pydantic_core", "pydantic_extra_types") or any(
        hasattr(kind, name) for name in ("__get_pydantic_core_schema__", "__get_pydantic_json_schema__")
    ):
        said.foreign.append(note)
        return True
    return False
