"""Where in a request a part stands that is deprecated, as tables of the warnings."""

from __future__ import annotations

from ..ir import Api, Field, Record
from ..parts.deprecations import reason, warning
from .betas import Betas, marked

__all__ = ["notices", "value_notices"]


def notices(api: Api) -> Betas:
    """The tables of the warnings. One that is empty: some values of the field are deprecated (`value_notices`)."""
    values = value_notices(api)

    def of_field(record: Record, field: Field) -> tuple[str, ...]:
        why = reason(field.schema)
        if why is not None:
            return (warning(f"the field {field.wire} of {record.name}", why),)
        return ("",) if field.wire in values.get(record.name, {}) else ()

    whole = {
        r.name: (warning(f"the record {r.name}", why),) for r in api.records if (why := reason(r.schema)) is not None
    }
    return marked(api, whole, of_field)


def value_notices(api: Api) -> dict[str, dict[str, dict[str, str]]]:
    """By record of requests and field: the warning of each value that is deprecated."""
    enums = {a.name: a.deprecated_values for a in api.aliases if a.deprecated_values}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for record in api.records:
        for field in record.fields if record.sent else ():
            name = field.schema_type.removeprefix("list[").removesuffix("]")
            if name in enums:
                texts = {
                    v: warning(f"the value {v!r} of {field.wire} of {record.name}", why)
                    for v, why in enums[name].items()
                }
                found.setdefault(record.name, {})[field.wire] = texts
    return found
