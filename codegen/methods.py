"""The Python methods of an operation: signature, docstring and body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from .companions import COMPANIONS
from .ir import Field, Operation
from .parts.companion import Companion
from .parts.dates import DATES
from .parts.deprecations import with_notice
from .parts.operation_source import operation_source
from .parts.options import AFTER, KEEP_RAW, LONG_REQUESTS, OPTIONS, PROGRESS
from .parts.parameters import as_field
from .parts.runtime import RUNTIME_CLASSES
from .uploads import upload_imports

__all__ = ["Method", "methods"]

DATE_TYPES = "..._argument_types.dates"

Options = tuple[tuple[str, str, str], ...]


@frozen(kw_only=True)
class Method:
    """One method of a service class, as the strings its template prints."""

    name: str
    constant: str
    operation: str
    define: str
    overloads: tuple[tuple[str, str], ...]
    """(signature, return annotation) of each."""
    signature: str
    returns: str
    doc: str
    path: str
    given: str
    fields: str
    query: str
    """Query parameters beside a body."""
    headers: str
    options: str
    body: tuple[str, ...]
    annotations: tuple[str, ...]
    runtime: tuple[str, str] | None
    secrets: tuple[str, ...] = ()
    """Arguments that are sealed first."""
    type_imports: tuple[tuple[str, str], ...] = ()
    """(module, name) of each import that only annotations need."""


def methods(op: Operation) -> list[Method]:
    """Return the methods of an operation: its own, the streaming one, and the companions."""
    found = [_method(op)]
    if op.stream_event and op.stream_method:
        found.append(_method(op, streamed=True))
    return [*found, *(_companion(op, COMPANIONS[name]) for name in op.companions)]


def _method(op: Operation, *, streamed: bool = False) -> Method:
    kind = "stream" if streamed else op.kind
    name = op.stream_method if streamed and op.stream_method else op.method
    query = tuple(as_field(p) for p in op.query)
    arguments = op.arguments if op.body else query
    beside = _beside(op)
    named = (*arguments, *beside)
    given = "request" if op.body else "params"
    record = f"{op.body.name}Input" if op.body else op.params_record
    returns, body, runtime = _result(op, kind)
    options = _options(op, kind)
    path = [f"{p.name}: str" for p in op.path_params]
    return Method(
        name=name,
        constant=f"_{name.upper()}",
        operation=operation_source(op, name, arguments, streamed=streamed),
        define="async def" if kind == "call" else "def",
        overloads=tuple((s, returns) for s in _overloads(path, arguments, beside, record, given, options)),
        signature=_signature(path, named, record, given, options),
        returns=returns,
        doc=_doc(op, named, options),
        path=", ".join(f'"{p.wire}": {p.name}' for p in op.path_params),
        given=given,
        fields=_pairs(arguments),
        query=_pairs(query) if op.body else "",
        headers=_pairs(tuple(as_field(p) for p in op.headers)),
        options=", ".join(name for name, *_ in options if name not in (AFTER[0], PROGRESS[0])),
        body=body,
        annotations=tuple(
            filter(None, [None if kind == "binary" else op.item or op.result, record, *(f.input for f in named)])
        ),
        runtime=runtime,
        type_imports=_type_imports(named),
    )


def _beside(op: Operation) -> tuple[Field, ...]:
    """The arguments that are not in the record of a request: query parameters beside a body, and headers."""
    return tuple(as_field(p) for p in ((*op.query, *op.headers) if op.body else op.headers))


def _pairs(arguments: tuple[Field, ...]) -> str:
    return ", ".join(f'"{f.wire}": {f.name}' for f in arguments)


def _type_imports(arguments: tuple[Field, ...]) -> tuple[tuple[str, str], ...]:
    dates = {f.input for f in arguments} & set(DATES.values())
    return (*((DATE_TYPES, name) for name in sorted(dates)), *upload_imports(arguments))


def _options(op: Operation, kind: str) -> Options:
    """The options that a method accepts in addition to the parameters of the operation."""
    if kind == "lines" and op.key:
        return ((*AFTER[:2], AFTER[2].format(key=op.key)), *OPTIONS)
    options = (*OPTIONS, KEEP_RAW) if kind in ("call", "page") else OPTIONS
    if op.is_form:
        return (PROGRESS, *options)
    return (*options, LONG_REQUESTS) if kind == "call" and op.length else options


def _option_parameters(options: Options) -> str:
    return ", ".join(f"{name}: {kind} | None = None" for name, kind, _ in options)


def _companion(op: Operation, companion: Companion) -> Method:
    """The method of the operation with the parameters, result and body of the companion."""
    whole = _method(op, streamed=companion.streamed)
    if companion.options is not None:
        return _own(op, companion, whole)
    arguments = tuple(f for f in op.arguments if f.wire not in companion.omitted)
    beside = _beside(op)
    record = f"{op.body.name}Input" if op.body else None
    path = [f"{p.name}: str" for p in op.path_params]
    options = _options(op, "stream" if companion.streamed else op.kind)
    signatures = [
        (signature, returns)
        for changed, returns in companion.returns
        for signature in _overloads(
            path, arguments, beside, record, "request", options, _own_parameters(companion, changed)
        )
    ]
    return evolve(
        whole,
        name=companion.name,
        constant=f"_{companion.name.upper()}",
        operation=operation_source(op, companion.name, arguments, streamed=companion.streamed),
        define="async def" if companion.is_async else "def",
        overloads=tuple(signatures),
        signature=_signature(path, (*arguments, *beside), record, "request", options, _own_parameters(companion, {})),
        returns=companion.returns[-1][1],
        doc=companion.docstring(op),
        fields=_pairs(arguments),
        options=", ".join(name for name, *_ in options),
        body=companion.body,
        annotations=tuple(filter(None, [record, *companion.models, *(f.input for f in (*arguments, *beside))])),
        runtime=None,
        type_imports=(*companion.type_imports, *_type_imports(beside)),
    )


def _own(op: Operation, companion: Companion, whole: Method) -> Method:
    """The method of a companion that says its options: it has arguments of its own, and those of a path and a query."""
    options = tuple(option for option in OPTIONS if companion.options is not None and option[0] in companion.options)
    own, beside = _own_parameters(companion, {}), _beside(op)
    query = () if companion.needs_body else tuple(as_field(p) for p in op.query)
    first = [*(f"{p.name}: str" for p in op.path_params), *(own[:1] if companion.first_by_position else ())]
    own = own[companion.first_by_position :]
    sent = [_parameter(f) for f in (*query, *beside)]
    signature = ["self", *first, "*", *own, *sent, _option_parameters(options), "**unknown: Unpack[NoOthers]"]
    return evolve(
        whole,
        name=companion.name,
        constant=f"_{companion.name.upper()}",
        operation=operation_source(op, companion.name, query, streamed=companion.streamed),
        define="async def" if companion.is_async else "def",
        overloads=(),
        signature=", ".join(signature),
        returns=companion.returns[-1][1],
        doc=companion.docstring(op),
        given="None",
        fields=_pairs(query),
        options=", ".join(f"{name}={name}" for name, *_ in options),
        body=companion.body,
        annotations=(*companion.models, *(f.input for f in query)),
        runtime=None,
        secrets=tuple(p.name for p in companion.own_parameters if p.is_secret),
        type_imports=(*companion.type_imports, *_type_imports((*query, *beside))),
    )


def _own_parameters(companion: Companion, changed: dict[str, str]) -> list[str]:
    return [evolve(p, annotation=changed.get(p.name, p.annotation)).parameter for p in companion.own_parameters]


def _result(op: Operation, kind: str) -> tuple[str, tuple[str, ...], tuple[str, str] | None]:
    """(return annotation, lines of the method body, (module, name) of the runtime class they use)."""
    if kind == "lines":
        line = f"return AsyncJSONLines(self._pipeline, call{', after' if op.key else ''})"
        return f"AsyncJSONLines[{op.item}]", (line,), ("jsonl_stream", "AsyncJSONLines")
    if runtime := RUNTIME_CLASSES.get(kind):
        item = f"[{op.item}]" if kind in ("page", "events") else ""
        return f"{runtime[1]}{item}", (f"return {runtime[1]}(self._pipeline, call)",), runtime
    if op.is_form:
        line = f"result: {op.result} = await self._pipeline.upload(call, progress)"
        return op.result, (line, "return result"), None
    returns = f"{op.result} | None" if op.nullable else op.result
    return returns, (f"result: {returns} = await self._pipeline.run(call)", "return result"), None


def _overloads(
    path: list[str],
    arguments: tuple[Field, ...],
    beside: tuple[Field, ...],
    record: str | None,
    given: str,
    options: Options,
    own: Sequence[str] = (),
) -> tuple[str, ...]:
    """Two signatures if there is a record: one accepts the record, the other its fields as keyword arguments."""
    if not record:
        return ()
    sent = [_parameter(f) for f in beside]
    by_record = [*path, f"{given}: {record}", "/", "*", *own, *sent, _option_parameters(options)]
    by_name = [*path, "*", *(_parameter(f) for f in arguments), *own, *sent, _option_parameters(options)]
    return ", ".join(["self", *by_record]), ", ".join(["self", *by_name])


def _signature(
    path: list[str],
    arguments: tuple[Field, ...],
    record: str | None,
    given: str,
    options: Options,
    own: Sequence[str] = (),
) -> str:
    parts = ["self", *path]
    if record:
        # Positional-only in the overloads alone: for mypy, an implementation with "/" does not cover the second.
        parts += [f"{given}: {record} | None = None"]
    named = [_parameter(f, optional=bool(record)) for f in arguments]
    return ", ".join([*parts, "*", *own, *named, _option_parameters(options), "**unknown: Unpack[NoOthers]"])


def _parameter(f: Field, *, optional: bool = False) -> str:
    # A list is taken from anything that gives its items, generators too.
    annotation = re.sub(r"^Sequence\b", "Iterable", f.input)
    if f.required and not optional:
        return f"{f.name}: {annotation}" + (" | None" if f.nullable else "")
    default = "UNSET" if f.schema.get("x-null") == "sent" else "None"
    return f"{f.name}: {annotation} | None = {default}"


def _doc(op: Operation, arguments: tuple[Field, ...], options: Options) -> str:
    lines = [op.summary.rstrip(".") + "."]
    if op.doc:
        lines += ["", *op.doc.strip().splitlines()]
    if op.deprecated is not None:
        lines += ["", with_notice("", {"deprecated": True, "x-deprecated": op.deprecated}).strip()]
    if op.betas:
        lines += ["", f"Beta: sends the header `anthropic-beta: {','.join(op.betas)}`."]
    if op.page:
        lines += ["", f"In the reference of the API: {op.page}"]
    lines += ["", "Args:"]
    lines += [f"    {p.name}: {' '.join(p.doc.split())}" for p in op.path_params]
    if op.body or op.params_record:
        given, name = ("request", op.body.name) if op.body else ("params", op.params_record)
        lines.append(f"    {given}: the whole request as one {name}, instead of {_replaced(op)}.")
    lines += [f"    {f.name}: {' '.join(f.doc.split())}" for f in arguments]
    lines += [f"    {name}: {text}." for name, _, text in options]
    lines += ["", "Raises:", *_raises(op)]
    return "\n".join(lines)


def _replaced(op: Operation) -> str:
    """What a record stands for among the arguments: all but what travels beside the body."""
    beside = [f"`{f.name}`" for f in _beside(op)]
    return f"the arguments below without {', '.join(beside)}" if op.body and op.query else "the arguments below"


def _raises(op: Operation) -> list[str]:
    validated = op.body or op.path_params or op.query or op.headers
    invalid = ["    ValidationError: an argument is invalid; nothing was sent."] if validated else []
    codes = f", and `error_code` why: {', '.join(op.error_codes)}" if op.error_codes else ""
    error_response = f"    APIError: the API returned an error; the subclass tells which{codes}."
    return [*invalid, error_response, "    APIConnectionError: no response was received."]
