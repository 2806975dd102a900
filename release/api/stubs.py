"""The public API as stub files, which a person reads in a diff and griffe loads again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe

from release.api.public_names import PACKAGE, Member, public_members

__all__ = ["FOLDER", "stubs"]

FOLDER = "api"
"""Folder of the record beside the changelog, and package name of the stubs."""
HEAD = "# Written by `make api-dump`: what {} has for its users. Do not edit.\n"
BASES = "_bases"
"""The module of the stubs for classes that users do not name, but inherit from with a public one."""
MARKS = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
NOTHING_ELSE = "Unpack[NoOthers]"
"""Of `**unknown`, which takes nothing but says what was misspelt; for griffe it would take every removed parameter."""
LEFT_OUT = {
    *("__copy__", "__deepcopy__", "__del__", "__eq__", "__getattr__", "__getstate__", "__init_subclass__"),
    *("__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__setstate__", "__str__"),
}
"""Special methods that are no promise by themselves."""


def stubs(source: Path) -> dict[str, str]:
    """Return the text of each stub file by its name. `source`: the folder that contains the package."""
    members = public_members(source)
    homes = _homes(members)
    hidden = {base.path: base for path in homes for base in _bases(homes[path].target) if base.path not in homes}
    homes |= {path: _Home(BASES, base.name, base) for path, base in hidden.items()}
    members[BASES] = {base.name: base for base in hidden.values()}
    return {f"{module or '__init__'}.pyi": _file(module, names, homes) for module, names in members.items()}


class _Home:
    """Where an object stands in the stubs: in other modules, it is imported from there."""

    def __init__(self, module: str, name: str, target: griffe.Object) -> None:
        self.module, self.name, self.target = module, name, target


def _homes(members: dict[str, dict[str, Member]]) -> dict[str, _Home]:
    """Return the home of each object by its path: the first module that has it, under its own name if it can be."""
    homes: dict[str, _Home] = {}
    for module, names in members.items():
        for name, member in names.items():
            if _external(member):
                continue
            target = _target(member)
            known = homes.get(target.path)
            if known is None or (known.module == module and name == target.name):
                homes[target.path] = _Home(module, name, target)
    return homes


def _file(module: str, names: dict[str, Member], homes: dict[str, _Home]) -> str:
    imported: set[str] = set()
    lines: list[str] = []
    for name, member in sorted(names.items()):
        if origin := _external(member):
            package, _, original = origin.rpartition(".")
            imported.add(f"from {package} import {original} as {name}")
            continue
        target = _target(member)
        home = homes[target.path]
        if (home.module, home.name) == (module, name):
            lines += ["", *_lines(name, target)] if isinstance(target, griffe.Class) else _lines(name, target)
            bases = [homes[base.path] for base in _bases(target)]
            imported |= {f"from .{base.module} import {base.name}" for base in bases if base.module != module}
        elif home.module == module:
            lines.append(f"{name} = {home.name}")
        else:
            imported.add(f"from .{home.module} import {home.name} as {name}")
    head = HEAD.format(f"{PACKAGE}.{module}".rstrip("."))
    return "\n".join([head, *sorted(imported), *lines, ""])


def _external(member: Member) -> str:
    """Return the path of what another package defines; empty for what is of this one."""
    while isinstance(member, griffe.Alias):
        if not member.target_path.startswith(f"{PACKAGE}."):
            return member.target_path
        try:
            member = member.target
        except griffe.AliasResolutionError as error:
            return str(error.alias.target_path)
    return ""


def _target(member: Member) -> griffe.Object:
    return member.final_target if isinstance(member, griffe.Alias) else member


def _bases(target: griffe.Object) -> list[griffe.Class]:
    """Every class of the package that a class derives from."""
    if not isinstance(target, griffe.Class):
        return []
    return [base for base in target.mro() if base.path.startswith(PACKAGE)]


def _lines(name: str, target: griffe.Object) -> Iterator[str]:
    if isinstance(target, griffe.Class):
        yield from _class(name, target)
    elif isinstance(target, griffe.Function):
        yield from _function(name, target)
    elif isinstance(target, griffe.TypeAlias):
        yield f"{name} = {target.value}"
    elif isinstance(target, griffe.Attribute):
        yield _attribute(name, target)


def _class(name: str, target: griffe.Class) -> Iterator[str]:
    bases = ", ".join(str(base) for base in target.bases)
    yield f"class {name}({bases}):" if bases else f"class {name}:"
    body = [
        line
        for each, member in sorted(target.members.items())
        if (member.is_function if each.startswith("__") and each not in LEFT_OUT else not each.startswith("_"))
        for line in _lines(each, _target(member))
    ]
    yield from (f"    {line}" for line in body or ["..."])


def _attribute(name: str, target: griffe.Attribute) -> str:
    annotation = "" if target.annotation is None else f": {target.annotation}"
    # The value of an attribute of an instance is what its `__init__` computes.
    if target.value is None or ("instance-attribute" in target.labels and "class-attribute" not in target.labels):
        return f"{name}{annotation or ': Any'}"
    return f"{name}{annotation} = {target.value}"


def _function(name: str, target: griffe.Function) -> Iterator[str]:
    yield from (f"@{kind}" for kind in ("classmethod", "staticmethod") if kind in target.labels)
    returns = "" if target.returns is None else f" -> {target.returns}"
    kind = "async def" if "async" in target.labels else "def"
    yield f"{kind} {name}({', '.join(_parameters(target))}){returns}: ..."


def _parameters(target: griffe.Function) -> Iterator[str]:
    before: griffe.ParameterKind | None = None
    starred = False
    for each in target.parameters:
        if str(each.annotation) == NOTHING_ELSE:
            continue
        if before is griffe.ParameterKind.positional_only and each.kind is not before:
            yield "/"
        if each.kind is griffe.ParameterKind.keyword_only and not starred:
            yield "*"
        starred = starred or each.kind in (griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional)
        mark = MARKS.get(each.kind, "") if each.kind else ""
        annotation = "" if each.annotation is None else f": {each.annotation}"
        yield f"{mark}{each.name}{annotation}" + ("" if each.default is None or mark else f" = {each.default}")
        before = each.kind
    if before is griffe.ParameterKind.positional_only:
        yield "/"
