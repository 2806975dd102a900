"""The intermediate representation: the API as frozen records, ready for the templates to print."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

__all__ = ["Alias", "Api", "Field", "Operation", "Param", "Record", "Service", "Union"]


@frozen(kw_only=True)
class Field:
    """One field of a record."""

    name: str
    """Name in Python."""
    wire: str
    """Name in JSON."""
    type: str
    """Annotation in the attrs class, without the `None` of an optional field."""
    schema_type: str
    """Type of the JSON value in terms of schema names; the codec decodes by it."""
    input: str
    """Annotation as a method argument and in the TypedDict: the types a caller may pass."""
    required: bool
    nullable: bool
    const: str | None
    """The JSON Schema `const`, as Python source."""
    doc: str
    schema: dict[str, Any]
    """The property's schema, for its `x-` keys and bounds."""


@frozen(kw_only=True)
class Record:
    """An object schema: becomes an attrs class, and also a TypedDict if a request can contain it."""

    name: str
    group: str
    doc: str
    fields: tuple[Field, ...]
    mixin: str | None
    sent: bool
    """Reachable from a request body."""
    received: bool
    """Reachable from a response."""
    checked: bool
    """Bounds are checked: before a request is sent or, if no request contains the record, when a response arrives."""
    schema: dict[str, Any]


@frozen(kw_only=True)
class Union:
    """A `oneOf` of records with a discriminator."""

    name: str
    group: str
    doc: str
    discriminator: str
    """Name of the discriminator property."""
    members: dict[str, str]
    """Discriminator value to record."""
    unknown: str
    """Class for a value whose discriminator is not in `members`."""
    default: str | None
    """Record assumed when the discriminator property is missing."""
    sent: bool
    functions: bool
    """A function may stand for a member in a request."""


@frozen(kw_only=True)
class Alias:
    """A named schema that is no object: an open enum, or for example a string or a list."""

    name: str
    group: str
    doc: str
    type: str
    schema_type: str
    input: str
    sent: bool
    deprecated_values: dict[str, str] = field(factory=dict)
    """Values that are deprecated, and why."""


@frozen(kw_only=True)
class Param:
    """One path, query or header parameter of an operation."""

    name: str
    wire: str
    type: str
    required: bool
    doc: str
    betas: tuple[str, ...] = ()
    """Values of `anthropic-beta` sent when it is given."""
    rule: dict[str, Any] = field(factory=dict)
    """JSON types and bounds that are checked before it is sent."""
    format: str | None = None
    """`date-time` or `date`: an object may be given for the string."""
    comma: bool = False
    """Whether a list is sent as one value."""
    deprecated: str | None = None
    """Why it is deprecated, which may be empty; None: it is not."""
    deprecated_values: dict[str, str] = field(factory=dict)
    """Values of it that are deprecated, and why."""


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
    """Name of the record that groups the query parameters."""
    body: Record | None
    arguments: tuple[Field, ...]
    """Body fields that are keyword arguments; required ones first."""
    result: str
    """Annotation of the response."""
    kind: str
    """`call`, `page`, `lines`, `binary`, `events` or `stream`."""
    item: str | None = None
    nullable: bool = False
    """Whether the response may be null."""
    paging: dict[str, str] | None = None
    stream_flag: str | None = None
    stream_event: str | None = None
    stream_method: str | None = None
    stream_span: str | None = None
    length: str | None = None
    """Body field that limits the length of the response."""
    key: str | None = None
    """Field that identifies a line."""
    events: dict[str, Any] | None = None
    """How a stream of events that make no message ends and is resumed."""
    is_form: bool = False
    """Whether the body has several parts, files among them."""
    companions: tuple[str, ...] = ()
    """Names of its companion methods; see `companions.py`."""
    error_codes: tuple[str, ...] = ()
    """Known values of `error_code` in its errors."""
    page: str | None = None
    """Address of its page in the reference of the API; None where it is not known."""
    betas: tuple[str, ...] = ()
    """Values of `anthropic-beta` sent with every call."""
    deprecated: str | None = None
    """Why it is deprecated, which may be empty; None: it is not."""
    security: tuple[str, ...] = ()
    """Security schemes it takes, in the order of preference; empty: those of the whole API."""


@frozen(kw_only=True)
class Service:
    """One OpenAPI tag: a class with a method per operation, and child services."""

    path: tuple[str, ...]
    """`("admin", "workspaces")`."""
    name: str
    """Class name without the `Async` prefix of the async half."""
    doc: str
    operations: tuple[Operation, ...] = ()
    children: tuple[Service, ...] = field(default=())

    @property
    def module(self) -> str:
        """Module below `services/`."""
        return "_".join(self.path)


@frozen(kw_only=True)
class Api:
    """The whole API."""

    title: str
    records: tuple[Record, ...]
    unions: tuple[Union, ...]
    aliases: tuple[Alias, ...]
    unknowns: tuple[str, ...]
    """Names of the classes for unknown union members."""
    services: tuple[Service, ...]
    beta_features: dict[str, tuple[str, ...]]
    beta_schemas: dict[str, tuple[str, ...]]
    """Schema to the values of `anthropic-beta` it needs in a request."""
    end_of_life: dict[str, str]
    """Model name to the date on which it retires."""
    accumulate: dict[str, tuple[dict[str, str], ...]]
    """Discriminator value of a delta to the rules that merge its fields into a content block."""
