"""What the generator asks of tags: they become the classes and attributes of the services."""

from __future__ import annotations

from ..names import class_name, is_name
from ..package import taken
from .description import ROOT_FILE, Spec, SpecError

__all__ = ["check_tags"]

CLIENT = {"close", "aclose", "with_options", "pipeline"}
"""What clients and services already have."""


def check_tags(spec: Spec) -> None:
    """Raise SpecError for the first tag that is no service, or a second one of its name."""
    tags = spec.document.get("tags", [])
    names = {tag["name"] for tag in tags}
    used = [str(op.get("operationId")).rpartition(".")[0] for _, _, op in spec.operations()]
    for name in sorted(set(used) - names):
        raise SpecError(f"{ROOT_FILE}#/tags", f"{name!r} is used by an operation but not described")
    classes: dict[str, str] = {}
    modules: dict[str, str] = {}
    for index, tag in enumerate(tags):
        where, name = f"{ROOT_FILE}#/tags/{index}", tag["name"]
        parts = name.split(".")
        if not tag.get("description"):
            raise SpecError(where, "every tag needs a description")
        for part in parts:
            if not is_name(part) or part in CLIENT:
                raise SpecError(f"{where}/name", f"{part!r} cannot be an attribute of a client")
        parent = name.rpartition(".")[0]
        if parent and parent not in names:
            raise SpecError(f"{where}/name", f"there is no tag {parent!r} for it to stand below")
        title = tag.get("x-class") or class_name(parts[-1])
        if title in classes:
            raise SpecError(where, f"its class {title} is already that of {classes[title]!r}: say another x-class")
        if {title, f"Async{title}"} & (spec.schemas.keys() | taken()):
            raise SpecError(where, f"its class {title} is already something else")
        module = "_".join(parts)
        if module in modules:
            raise SpecError(f"{where}/name", f"its module {module} is already that of {modules[module]!r}")
        classes[title], modules[module] = name, name
