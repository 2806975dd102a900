"""Objects of pydantic, such as the official client's responses and blocks, as data that can be sent."""

from __future__ import annotations

from typing import Any

from .._core.call.library_faults import is_from_signal_handler
from ..errors import ValidationError

__all__ = ["dumped", "is_dumped"]


def is_dumped(value: Any) -> bool:
    """Whether an object gives its own data by `model_dump`; a class does not."""
    return not isinstance(value, type) and callable(getattr(type(value), "model_dump", None))


def dumped(value: Any, path: str) -> Any:
    """The fields that were set, by their aliases, and those whose default is something: a `type`, for instance.

    Fields that the class excludes from requests are left out. In a list of content blocks, the objects are left to be
    dumped on their own. Raises ValidationError where the object cannot be dumped.
    """
    options: dict[str, Any] = {"mode": "json", "by_alias": True}
    if excluded := getattr(type(value), "__api_exclude__", None):
        options["exclude"] = excluded
    try:
        data = _with_defaults(value.model_dump(exclude_unset=True, **options), value.model_dump(**options))
    except Exception as error:  # the object's own code
        if is_from_signal_handler(error):
            raise
        reason = f"the {type(value).__name__} cannot be dumped: {error}"
        raise ValidationError(f"{path or 'the value'}: {reason}", field=path, value=value) from error
    content = getattr(value, "content", None)
    if isinstance(data, dict) and isinstance(content, list) and "content" in data:
        data["content"] = content
    return data


def _with_defaults(given: Any, whole: Any) -> Any:
    """`given`, with what `whole` has beside it and is not null."""
    if isinstance(given, dict) and isinstance(whole, dict):
        more = {name: item for name, item in whole.items() if name not in given and item is not None}
        return {name: _with_defaults(item, whole.get(name)) for name, item in given.items()} | more
    if isinstance(given, list) and isinstance(whole, list) and len(given) == len(whole):
        return [_with_defaults(*pair) for pair in zip(given, whole, strict=True)]
    return given
