"""What the run time knows of an operation, as Python source."""

from __future__ import annotations

from ..ir import Field, Operation
from ..uploads import upload_facts
from .deprecations import operation_notices
from .parameters import parameter_facts, path_bounds
from .runtime import event_rules

__all__ = ["operation_source"]


def operation_source(op: Operation, name: str, arguments: tuple[Field, ...], *, streamed: bool) -> str:
    """The `Operation(...)` of a method called `name`, whose request has these arguments."""
    service = op.name.rpartition(".")[0]
    values: dict[str, object] = {
        "name": f"{service}.{name}",
        "http": op.http,
        "path": op.path,
        "span": op.stream_span if streamed else op.span,
        "retry_safe": None if op.retry_safe else False,
        "request": op.body.name if op.body else None,
        "arguments": tuple(f.wire for f in arguments),
        **upload_facts(arguments),
        "result": None if op.kind == "binary" else op.stream_event if streamed else op.result,
        "nullable": op.nullable or None,
        "item": op.result if streamed else None if op.events is not None else op.item,
        "stream_flag": op.stream_flag,
        "length": None if streamed else op.length,
        "key": op.key,
    }
    source = ", ".join(f"{key}={value!r}" for key, value in values.items() if value not in (None, (), {}))
    if op.paging:
        source += f", paging=Paging({', '.join(f'{key}={value!r}' for key, value in op.paging.items())})"
    if op.events is not None:
        source += f", events={event_rules(op.events)}"
    if op.security:
        source += f", security={op.security!r}"
    if op.betas:
        source += f", betas={op.betas!r}"
    if given := {p.wire: p.betas for p in (*op.query, *op.headers) if p.betas}:
        source += f", argument_betas={given!r}"
    if nulls := sorted(f.wire for f in arguments if f.schema.get("x-null") == "sent"):
        source += f", null_sent=frozenset({nulls!r})"
    for key, params in {"parameters": op.query, "headers": op.headers, "bounds": path_bounds(op.path_params)}.items():
        if facts := parameter_facts(params):
            source += f", {key}={facts}"
    if any(p.required for p in op.headers):
        source += ", needs_header=True"
    if notices := operation_notices(op, f"{service}.{name}"):
        source += f", deprecated={notices!r}"
    return f"Operation({source})"
