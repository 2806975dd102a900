"""What the templates print: the API as plain frozen records, with every decision already taken."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

__all__ = ["Alias", "Api", "Field", "Operation", "Param", "Record", "Service", "Union"]


@frozen(kw_only=True)
class Field:
    """One field of a record."""

    name: str
    """Its name in Python."""
    wire: str
    """Its name in JSON."""
    type: str
    """Annotation of the attrs class, without the None that being optional adds."""
    shape: str
    """What the codec reads: the annotation in terms of schema names."""
    input: str
    """Annotation as an argument or in a TypedDict: what a caller may pass."""
    required: bool
    nullable: bool
    const: str | None
    """The one value it can have, as Python text."""
    doc: str
    schema: dict[str, Any]
    """The raw property, for its `x-` keys and bounds."""


@frozen(kw_only=True)
class Record:
    """An object with named fields: an attrs class, and a TypedDict where it can be sent."""

    name: str
    group: str
    doc: str
    fields: tuple[Field, ...]
    mixin: str | None
    sent: bool
    """Reachable from a request body."""
    received: bool
    """Reachable from an answer."""
    checked: bool
    """Its bounds are checked: before a request leaves, or, where no request holds it, when an answer comes."""
    schema: dict[str, Any]


@frozen(kw_only=True)
class Union:
    """Several records told apart by a tag."""

    name: str
    group: str
    doc: str
    tag: str
    members: dict[str, str]
    """Tag to record."""
    unknown: str
    """The class of a member nobody knows yet."""
    default: str | None
    """The record a missing tag means."""
    sent: bool


@frozen(kw_only=True)
class Alias:
    """A name for something that is no record: an open enum, or text-or-list."""

    name: str
    group: str
    doc: str
    type: str
    shape: str
    input: str
    sent: bool


@frozen(kw_only=True)
class Param:
    """One parameter of an operation, in its path or its query."""

    name: str
    wire: str
    type: str
    required: bool
    doc: str


@frozen(kw_only=True)
class Operation:
    """One method of a service."""

    name: str
    """Dotted: `messages.create`."""
    method: str
    """Name of the Python method."""
    http: str
    path: str
    summary: str
    doc: str
    span: str
    retry_safe: bool
    path_params: tuple[Param, ...]
    query: tuple[Param, ...]
    headers: tuple[Param, ...]
    params_record: str | None
    """Record that holds the query parameters."""
    body: Record | None
    arguments: tuple[Field, ...]
    """Fields of the body a caller names, in order: required first."""
    result: str
    """Annotation of the answer."""
    kind: str
    """`call`, `page`, `lines` or `stream`."""
    item: str | None = None
    paging: dict[str, str] | None = None
    stream_flag: str | None = None
    stream_event: str | None = None
    stream_method: str | None = None
    stream_span: str | None = None
    length: str | None = None
    """Field of the body that bounds how long the answer may get."""
    key: str | None = None
    """Field of a line that names it."""
    companions: tuple[str, ...] = ()
    """Methods written by hand that stand beside its own."""


@frozen(kw_only=True)
class Service:
    """One tag: a class with a method per operation, and other services below it."""

    path: tuple[str, ...]
    """`("admin", "workspaces")`."""
    name: str
    """Class name without the `Async` of the half that awaits."""
    doc: str
    operations: tuple[Operation, ...] = ()
    children: tuple[Service, ...] = field(default=())

    @property
    def module(self) -> str:
        """Module below `services/`."""
        return "_".join(self.path)


@frozen(kw_only=True)
class Api:
    """The whole description."""

    title: str
    records: tuple[Record, ...]
    unions: tuple[Union, ...]
    aliases: tuple[Alias, ...]
    unknowns: tuple[str, ...]
    """Classes for members of unions that nobody knows yet."""
    services: tuple[Service, ...]
    beta_features: dict[str, tuple[str, ...]]
    accumulate: dict[str, tuple[dict[str, str], ...]]
    """Delta tag to how its fields grow its block."""
