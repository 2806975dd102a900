"""A page for each service: its methods, with path, parameters, result and what may go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..companions import COMPANIONS
from ..ir import Api, Field, Operation, Param, Service
from ..methods import Method, methods
from ..parts.companion import OwnParameter
from ..parts.options import OPTIONS
from ..parts.parameters import as_field
from .bounds import in_words
from .links import Links
from .markdown import cell, code, linked_code, stacked, table

__all__ = ["operation_pages"]

OVERVIEW = "reference/operations/index.md"
INTRODUCTION = """# Operations

The {count} operations of the API that this version has. Both clients have every method by the same name: with
`AsyncAnthropicClient`, those marked `await` are awaited, and the others return something to iterate with `async for`,
or to use with `async with`.

Instead of keyword arguments, a method takes the whole request as one dict or object. Its last arguments are the same
everywhere:

{options}
"""


def operation_pages(api: Api, links: Links) -> dict[str, str]:
    """Return the overview and a page for each service, by path."""
    families = [family for service in api.services for family in _families(service)]
    pages = {OVERVIEW: _overview(families)}
    for family in families:
        pages[_page(family)] = _family(family, links)
    return pages


def _families(service: Service) -> Iterator[Service]:
    """The services that have a page, with what is below them; those directly below a service without operations."""
    if service.operations or not service.children:
        yield service
    else:
        yield from service.children


def _page(family: Service) -> str:
    return f"reference/operations/{'-'.join(family.path)}.md"


def _all(service: Service) -> Iterator[Service]:
    yield service
    for child in service.children:
        yield from _all(child)


def _overview(families: list[Service]) -> str:
    found = [(family, op) for family in families for service in _all(family) for op in service.operations]
    options = table(
        ("argument", "meaning"),
        [(f"**{code(n)}**<br>{code(t)}", f"{doc[:1].upper()}{doc[1:]}.") for n, t, doc in OPTIONS],
    )
    rows = [
        (f"[`client.{op.name}`]({_page(family).rpartition('/')[2]}#{op.name})", code(f"{op.http} {op.path}"), _also(op))
        for family, op in found
    ]
    text = INTRODUCTION.format(count=len(found), options=options)
    return f"{text}\n## All of them\n\n{table(('method', 'request', 'other methods of it'), rows)}"


def _also(op: Operation) -> str:
    return ", ".join(code(m.name) for m in methods(op)[1:])


def _family(family: Service, links: Links) -> str:
    page = _page(family)
    parts = [f"# client.{'.'.join(family.path)}\n"]
    for service in _all(family):
        name = ".".join(service.path)
        if service is not family:
            parts.append(f"## client.{name} {{#{name}}}\n")
        parts.append(f"{service.doc.strip()}\n\nClasses: `{service.name}`, `Async{service.name}`.\n")
        parts += [_operation(op, page, links) for op in service.operations]
    return "\n".join(parts)


def _operation(op: Operation, page: str, links: Links) -> str:
    own, *others = methods(op)
    request = f"`{op.http} {op.path}`" + (f" · [in the reference of the API]({op.page})" if op.page else "")
    lines = [f"## client.{op.name} {{#{op.name}}}\n", f"{request}\n", f"{op.summary.rstrip('.')}.\n"]
    if op.doc:
        lines.append(f"{op.doc.strip()}\n")
    lines += [f"!!! note\n    {note}\n" for note in _notes(op)]
    lines.append(f"{_signature(op, own, page, links)}\n")
    rows = [_parameter(p, page, links, place="path") for p in op.path_params]
    rows += [_body_field(f, page, links) for f in op.arguments] if op.body else []
    rows += [_parameter(p, page, links, place="query") for p in op.query]
    rows += [_parameter(p, page, links, place=f"header `{p.wire}`") for p in op.headers]
    lines.append(table(("argument", "meaning"), rows))
    lines += [_other(op, method, page, links) for method in others]
    if op.error_codes:
        lines.append(f"Known values of `error_code` in its errors: {', '.join(map(code, op.error_codes))}.\n")
    return "\n".join(lines)


def _notes(op: Operation) -> Iterator[str]:
    if op.deprecated is not None:
        yield f"Deprecated. {op.deprecated}".strip()
    if op.betas:
        yield f"Beta: it sends the header `anthropic-beta: {','.join(op.betas)}`."
    if op.security:
        names = {"apiKey": "`api_key`", "bearer": "`auth_token`", "adminKey": "`admin_api_key`"}
        yield f"Credentials: {', else '.join(names[each] for each in op.security)}."
    if not op.retry_safe:
        yield "Where the request may have been processed, it is not sent again."


def _signature(op: Operation, method: Method, page: str, links: Links) -> str:
    """What the method returns, in both clients."""
    blocking = linked_code(
        re.sub(r"\bAsync(?=\w)", "", method.returns).replace("PageRequest", "Page"), _on(links, page)
    )
    if method.define == "async def":
        return f"Returns {blocking}; async: `await`."
    return f"Returns {blocking}; async: {linked_code(method.returns, _on(links, page))}, {_USES[op.kind]}."


_USES = {
    "page": "awaited for its first page, or iterated for the items of all pages",
    "lines": "iterated with `async for`",
    "binary": "whose methods are awaited",
    "events": "used with `async with` and iterated",
    "call": "used with `async with`",
}
"""What is done with the result of a method that is not awaited, by the kind of its operation."""


def _on(links: Links, page: str) -> Callable[[str], str | None]:
    return lambda name: links.address(name, page)


def _body_field(f: Field, page: str, links: Links) -> tuple[str, ...]:
    shape = f"{f.input} | None" if f.nullable else f.input
    doc = cell(f.doc)
    if beta := f.schema.get("x-beta"):
        doc += f" Beta: {', '.join(map(code, beta))}."
    if f.schema.get("x-null") == "sent" and "sent as null" not in doc:
        doc += " `None` is sent as null."
    return stacked(_name(f), linked_code(shape, _on(links, page)), in_words(f.schema)), doc


def _parameter(p: Param, page: str, links: Links, *, place: str) -> tuple[str, ...]:
    doc = cell(p.doc) + (f" Beta: {', '.join(map(code, p.betas))}." if p.betas else "")
    return stacked(
        _name(as_field(p)), linked_code(p.type, _on(links, page)), in_words(p.rule)
    ), f"{doc} In the {place}."


def _name(f: Field) -> str:
    return f"**{code(f.name)}**" + (" required" if f.required else "")


def _other(op: Operation, method: Method, page: str, links: Links) -> str:
    name = f"{op.name.rpartition('.')[0]}.{method.name}"
    lines = [f"### client.{name} {{#{name}}}\n", f"{_without_arguments(method.doc)}\n"]
    lines.append(f"{_signature(op, method, page, links)}\n")
    companion = next((found for key in op.companions if (found := COMPANIONS[key]).name == method.name), None)
    if companion is None:
        return "\n".join([*lines, f"Its arguments are those of `client.{op.name}`.\n"])
    rows = [
        (stacked(f"**{code(p.name)}**", linked_code(p.annotation, _on(links, page))), _own_text(p))
        for p in companion.own_parameters
    ]
    replaced = {p.name for p in companion.own_parameters}
    omitted = "".join(f", without `{name}`" for name in sorted(companion.omitted - replaced))
    lines.append(f"Its arguments are those of `client.{op.name}`{omitted}, and:\n")
    return "\n".join([*lines, table(("argument", "meaning"), rows)])


def _own_text(parameter: OwnParameter) -> str:
    text = cell(parameter.doc)
    text = text[:1].upper() + text[1:]
    said = parameter.default in (None, "None") or "Default" in text
    return text if said else f"{text} Default: {code(str(parameter.default))}."


def _without_arguments(doc: str) -> str:
    """A docstring up to its arguments; what is said of the async method, said of both."""
    return doc.partition("\nArgs:")[0].strip().replace("`async with`", "`with`")
