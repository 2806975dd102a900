"""What the generator requires of tags, which become service classes and attributes."""

from __future__ import annotations

from ...names import class_name, is_public_name
from ...package import package_names
from ..description import ROOT_FILE, Spec, SpecError

__all__ = ["check_tags"]

RESERVED_ATTRIBUTES = {"close", "aclose", "with_options", "pipeline"}
"""Attributes of clients that are not services."""


def check_tags(spec: Spec) -> None:
    """Raise SpecError for the first tag that cannot be a service, or whose class or module name is already used."""
    tags = spec.document.get("tags", [])
    names = {tag["name"] for tag in tags}
    used = [str(op.get("operationId")).rpartition(".")[0] for _, _, op in spec.operations()]
    for name in sorted(set(used) - names):
        raise SpecError(f"{ROOT_FILE}#/tags", f"{name!r} is used by an operation but is not declared")
    classes: dict[str, str] = {}
    modules: dict[str, str] = {}
    for index, tag in enumerate(tags):
        where, name = f"{ROOT_FILE}#/tags/{index}", tag["name"]
        parts = name.split(".")
        if not tag.get("description"):
            raise SpecError(where, "every tag needs a description")
        for part in parts:
            if not is_public_name(part) or part in RESERVED_ATTRIBUTES:
                raise SpecError(f"{where}/name", f"{part!r} cannot be an attribute of a client")
        parent = name.rpartition(".")[0]
        if parent and parent not in names:
            raise SpecError(f"{where}/name", f"its parent tag {parent!r} does not exist")
        title = tag.get("x-class") or class_name(parts[-1])
        if title in classes:
            raise SpecError(where, f"its class {title} is already that of {classes[title]!r}: choose another x-class")
        if {title, f"Async{title}"} & (spec.schemas.keys() | package_names()):
            raise SpecError(where, f"its class name {title} is already used")
        module = "_".join(parts)
        if module in modules:
            raise SpecError(f"{where}/name", f"its module {module} is already that of {modules[module]!r}")
        classes[title], modules[module] = name, name
