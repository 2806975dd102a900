"""Values of libraries as plain Python: pydantic, msgspec, numpy, pandas, attrs and dataclasses.

Libraries are found through `sys.modules` and by the methods of their objects; none is imported.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from typing import Any

import attrs

from ..._record import Record
from ..codec.encode import encode

__all__ = ["fields_of"]


def fields_of(value: Any) -> Any:
    """The fields of an object, or the items of a table or an array; `value` itself where it has none of its own."""
    kind = type(value)
    if isinstance(value, Record):
        return encode(value)
    if isinstance(value, type):
        return value
    for find in (_of_declared_fields, _of_model, _of_struct, _of_table, _of_array):
        found = find(value, kind)
        if found is not None:
            return found
    return value


def _of_declared_fields(value: Any, kind: type) -> Any:
    if hasattr(kind, "model_dump"):
        return None
    if dataclasses.is_dataclass(kind):
        return {field.name: getattr(value, field.name, None) for field in dataclasses.fields(value)}
    if attrs.has(kind):
        return {field.alias or field.name: getattr(value, field.name, None) for field in attrs.fields(kind)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    return None


def _of_model(value: Any, kind: type) -> Any:
    """A pydantic model as it dumps itself; by its fields where it cannot, as a computed one may raise."""
    if not hasattr(kind, "model_dump"):
        return None
    try:
        # A warning would be of values that do not have the types that were declared: they are given as they are.
        return value.model_dump(by_alias=True, warnings=False)
    except Exception:
        declared = getattr(kind, "model_fields", None)
        if not isinstance(declared, Mapping):
            raise
        return {name: getattr(value, name, None) for name in declared}


def _of_struct(value: Any, kind: type) -> Any:
    """A msgspec struct by its encoded names."""
    msgspec = sys.modules.get("msgspec")
    if msgspec is None or not isinstance(value, msgspec.Struct):
        return None
    config = value.__struct_config__
    tag = {} if config.tag is None else {config.tag_field: config.tag}
    given = {field.encode_name: getattr(value, field.name) for field in msgspec.structs.fields(value)}
    return tag | {name: item for name, item in given.items() if item is not msgspec.UNSET}


def _of_table(value: Any, kind: type) -> Any:
    """A pandas frame as a list of rows, a series as an object; an index that says something is part of them."""
    if not (hasattr(kind, "iloc") and hasattr(kind, "to_dict")):
        return None
    if not hasattr(kind, "iterrows"):
        # Two entries of one name are not lost.
        return value.to_dict() if getattr(value.index, "is_unique", True) else [list(pair) for pair in value.items()]
    if not hasattr(kind, "itertuples"):
        return value.to_dict("records")
    columns, rows = list(value.columns), list(value.itertuples(index=False, name=None))
    if type(value.index).__name__ != "RangeIndex":
        index = [key if isinstance(key, tuple) else (key,) for key in value.index]
        names = [name if name is not None else f"index_{n}" for n, name in enumerate(value.index.names)]
        columns = [*(["index"] if value.index.names == [None] else names), *columns]
        rows = [(*key, *row) for key, row in zip(index, rows, strict=True)]
    if len(set(columns)) < len(columns):
        return {"columns": columns, "rows": rows}
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _of_array(value: Any, kind: type) -> Any:
    """A numpy array or scalar, or a column of pandas, as a list or a number."""
    if not (hasattr(kind, "tolist") and hasattr(kind, "dtype")):
        return None
    # A date in nanoseconds would be a number; a record would lose the names of its fields.
    names = getattr(value.dtype, "names", None)
    if getattr(value.dtype, "kind", None) in ("M", "m") or names:
        if getattr(value, "ndim", 0):
            return list(value)
        scalar = value[()] if hasattr(kind, "itemset") or kind.__name__ == "ndarray" else value
        return {name: scalar[name] for name in names} if names else str(scalar)
    found = value.tolist()
    return str(value) if type(found) is kind else found
