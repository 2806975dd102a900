"""A page for each group of types: records with their fields, unions with their members, named values."""

from __future__ import annotations

import ast
from collections import defaultdict

from ..ir import Alias, Api, Field, Record, Union
from .bounds import in_words
from .links import FOLDER, Links
from .markdown import cell, code, linked_code, stacked, table

__all__ = ["type_pages"]

INTRODUCTION = """# Types: {group}

Of a record, requests take an object of the class or a dict of its fields; responses hold objects of the class. Every
response also keeps fields that this version does not know. All can be imported from `integrations_anthropic`.
"""


def type_pages(api: Api, links: Links) -> dict[str, str]:
    """Return a page for each group, by path."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for record in api.records:
        found[record.group][record.name] = _record(record, links)
    for union in api.unions:
        found[union.group][union.name] = _union(union, links)
    for alias in api.aliases:
        found[alias.group][alias.name] = _alias(alias, links)
    return {
        f"{FOLDER}/{group}.md": "\n".join([INTRODUCTION.format(group=group), *(parts[name] for name in sorted(parts))])
        for group, parts in sorted(found.items())
    }


def _heading(name: str, doc: str) -> str:
    return f"## {name} {{#{name}}}\n\n{doc.strip()}\n"


def _page(group: str) -> str:
    return f"{FOLDER}/{group}.md"


def _record(record: Record, links: Links) -> str:
    rows = [_field(f, _page(record.group), links) for f in record.fields]
    where = {(True, True): "requests and responses", (True, False): "requests", (False, True): "responses"}
    used = where.get((record.sent, record.received))
    note = f"\nIn {used}.\n" if used else ""
    return f"{_heading(record.name, record.doc)}{note}\n{table(('field', 'meaning'), rows)}"


def _field(f: Field, page: str, links: Links) -> tuple[str, ...]:
    shape = f"{f.schema_type} | None" if f.nullable else f.schema_type
    name = f"**{code(f.name)}**" + (" required" if f.required else "")
    if f.wire != f.name:
        name += f", in JSON {code(f.wire)}"
    value = f"always {code(f.const)}" if f.const else in_words(f.schema)
    beta = f.schema.get("x-beta")
    doc = cell(f.doc) + (f" Beta: {', '.join(map(code, beta))}." if beta else "")
    return stacked(name, linked_code(shape, lambda each: links.address(each, page)), value), doc


def _union(union: Union, links: Links) -> str:
    page = _page(union.group)
    rows = [
        (code(value), linked_code(name, lambda each: links.address(each, page)))
        for value, name in union.members.items()
    ]
    rest = f"\nAny other value of `{union.discriminator}` is a `{union.unknown}`, with its JSON in `raw`.\n"
    if union.default:
        rest += f"Without `{union.discriminator}` it is a `{union.default}`.\n"
    return f"{_heading(union.name, union.doc)}\n{table((code(union.discriminator), 'class'), rows)}{rest}"


def _alias(alias: Alias, links: Links) -> str:
    values = _values(alias.type)
    if values:
        shown = "Values: " + ", ".join(code(value) for value in values)
        shown += "; any other string is kept as it is." if "| str" in alias.type else "."
    else:
        shown = f"Type: {linked_code(alias.schema_type, lambda each: links.address(each, _page(alias.group)))}."
    old = "".join(f"\n* {code(value)} is deprecated. {reason}" for value, reason in alias.deprecated_values.items())
    return f"{_heading(alias.name, alias.doc)}\n{shown}\n{old}\n"


def _values(annotation: str) -> list[str]:
    tree = ast.parse(annotation, mode="eval")
    literals = [
        node.slice
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    ]
    return [str(each.value) for part in literals for each in ast.walk(part) if isinstance(each, ast.Constant)]
