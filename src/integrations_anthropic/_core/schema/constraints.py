"""The notes of a place put on a form: keywords of the schema, and conditions on the value in Python."""

from __future__ import annotations

from typing import Any

from ...errors import ValidationError
from ..codec.bounds import broken_number_bound, check_bound, kinds_bounded
from .annotations import Notes
from .node_kinds import kinds_of
from .type_nodes import AnnotatedNode, Check, StringNode, TypeNode, UnionNode

__all__ = ["constrained"]

_COMPARED = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_LENGTHS = {"minLength": "must have at least {} bytes", "maxLength": "must have at most {} bytes"}


def constrained(form: TypeNode, said: Notes, where: str) -> TypeNode:
    """The form with what is said of it; the form alone where that is nothing.

    Raises ValidationError for a bound that is none, or that values of the form cannot have.
    """
    bounds: dict[str, Any] = {}
    checks = [Check(predicate, f"must satisfy {_name(predicate)}") for predicate in said.predicates]
    texts = list(dict.fromkeys(said.texts))
    texts += [f"({check.text})" for check in checks if "<" not in check.text]
    kinds = kinds_of(form)
    for keyword, bound in said.keywords.items():
        if keyword == "description" and isinstance(bound, str):
            texts.append(bound)
            continue
        check = _check_of_text(form, keyword, bound)
        if check is not None:
            checks.append(check)
            texts.append(f"({check.text})")
            continue
        try:
            check_bound(keyword, bound)
        except ValueError as error:
            raise ValidationError(f"{where}: {error}", field=where) from None
        limited = kinds_bounded(keyword)
        if limited and kinds is not None and not limited & kinds:
            text = f"{where}: {keyword} has no meaning for the type: it limits {' and '.join(sorted(limited))} values"
            raise ValidationError(text, field=where)
        bounds[keyword] = bound
    if not (texts or bounds or checks):
        return form
    return AnnotatedNode(form, " ".join(texts) or None, bounds, tuple(checks))


def _check_of_text(form: TypeNode, keyword: str, bound: Any) -> Check | None:
    """A bound on what a text stands for: the earliest date, the number of bytes. None for bounds of other kinds."""
    texts = [member for member in _members(form) if isinstance(member, StringNode)]
    if not texts:
        return None
    if keyword in _LENGTHS and all(text.keyword == "contentEncoding" for text in texts):
        return Check(lambda made: made is None or _has_length(keyword, bound, made), _LENGTHS[keyword].format(bound))
    plain = isinstance(bound, (int, float)) and not any(text.format == "fraction" for text in texts)
    if keyword not in _COMPARED or plain:
        return None

    def holds(made: Any) -> bool:
        return made is None or broken_number_bound({keyword: bound}, made) is None

    words = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "after", "exclusiveMaximum": "before"}
    return Check(holds, f"must be {words[keyword]} {bound}")


def _has_length(keyword: str, bound: int, made: Any) -> bool:
    return len(made) >= bound if keyword == "minLength" else len(made) <= bound


def _members(form: TypeNode) -> list[TypeNode]:
    return [part for member in form.members for part in _members(member)] if isinstance(form, UnionNode) else [form]


def _name(predicate: Any) -> str:
    return str(getattr(predicate, "__qualname__", None) or repr(predicate))
