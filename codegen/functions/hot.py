"""Reading of hot models, written out: what each field is checked for, as the template prints it."""

from __future__ import annotations

import ast
import re

from attrs import frozen

from ..bounds import response_bounds
from ..ir import Api, Field

__all__ = ["HotField", "HotModel", "hot_models"]

SCALARS = {"str", "int", "bool"}


@frozen
class HotField:
    """One field of a model whose reading is written out."""

    name: str
    wire: str
    required: bool
    misfit: str | None
    """A condition on `value`, as Python source: it is not what the description promises. None: there is none."""
    read: str
    """What the value becomes, as Python source."""
    variable: str | None
    """What `read` needs: a hook (`read_…`), or the hooks of a union's members by their tag (`members_…`)."""

    @property
    def source(self) -> str:
        """Where the variable is found."""
        return "members" if self.variable is not None and self.variable.startswith("members_") else "hooks"


@frozen
class HotModel:
    """A model whose reading is written out."""

    name: str
    function: str
    fields: tuple[HotField, ...]

    @property
    def has_optional(self) -> bool:
        """Whether a field may be missing."""
        return any(not f.required for f in self.fields)

    @property
    def required(self) -> int:
        """How many fields are always there."""
        return sum(f.required for f in self.fields)


def hot_models(api: Api) -> list[HotModel]:
    """The schemas with `x-hot`, by name."""
    types = {alias.name: alias.schema_type for alias in api.aliases}
    bounds = response_bounds(api)
    tags = {union.name: union.discriminator for union in api.unions}
    return [
        HotModel(
            record.name,
            re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", record.name).lower(),
            tuple(_field(f, types, tags, bounds.get(record.name, {}).get(f.wire, {})) for f in record.fields),
        )
        for record in api.records
        if record.schema.get("x-hot")
    ]


def _field(field: Field, types: dict[str, str], unions: dict[str, str], bounds: dict[str, object]) -> HotField:
    shape = field.schema_type
    while shape in types:
        shape = types[shape]
    misfit: str | None = None
    variable: str | None = f"read_{field.name}"
    read = f"{variable}(value, None)"
    tags = _literals(shape)
    if field.wire == "type" and tags:
        misfit, variable = (f"value != {tags[0]!r}" if len(tags) == 1 else f"value not in {tuple(tags)!r}"), None
    elif (kind := "str" if tags else shape) in SCALARS and (limit := _limit(bounds)) is not None:
        misfit, variable = f"value.__class__ is not {kind}{limit}", None
    elif shape == "Any":
        variable = None
    elif not bounds and shape in unions:
        variable = f"members_{field.name}"
        read = f"{variable}[value[{unions[shape]!r}]](value, None)"
    elif not bounds and (item := shape.removeprefix("list[").removesuffix("]")) != shape and item in unions:
        misfit, variable = "value.__class__ is not list", f"members_{field.name}"
        read = f"[{variable}[item[{unions[item]!r}]](item, None) for item in value]"
    return HotField(field.name, field.wire, field.required, misfit, "value" if variable is None else read, variable)


def _limit(bounds: dict[str, object]) -> str | None:
    """The rest of the condition for these bounds; None where they are left to a hook."""
    if not bounds:
        return ""
    if bounds == {"minLength": 1}:
        return " or not value"
    if bounds.keys() == {"minimum"} and isinstance(bounds["minimum"], int):
        return f" or value < {bounds['minimum']}"
    return None


def _literals(shape: str) -> list[str]:
    """The values of a `Literal[...]`."""
    if not shape.startswith("Literal["):
        return []
    node = ast.parse(shape, mode="eval").body
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]  # type: ignore[misc]  # strings
