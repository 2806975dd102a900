"""One call of the API, as plain data: which operation, with what, under which options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from attrs import evolve, field, frozen

from ..._loading.lazy_import import load
from ..._record import NULL, UNSET, Record
from ...errors import ValidationError
from ..codec.encode import fields_of_record
from .deprecated_models import warn_of_parameters
from .options import NO_OPTIONS, Options, check_options
from .parameters.dot_segments import has_dot_segment
from .parameters.values import Parameter, header_values, query_values
from .validation import check_value

if TYPE_CHECKING:
    from ...meta import Meta
    from ..codec.response_reader import ResponseReader
    from ..streaming.event_rules import EventRules

__all__ = ["Call", "Operation", "Paging", "Parameter", "make_call"]


class Paging(NamedTuple):
    """Where the pages of a list keep what leads to the next one."""

    cursor: str
    """Query parameter that asks for what comes after."""
    next: str
    """Field of the page that holds the cursor of the next one."""
    more: str | None = None
    """Field that says whether there is a next page; without it, the cursor alone says so."""
    items: str = "data"
    """Field that holds the page's items."""
    back: str | None = None
    """Query parameter that asks for what comes before: a list asked that way is walked backwards."""
    previous: str | None = None
    """Field of the page that holds the cursor of the one before, for `back`; without `back`, for `cursor` as well."""


@frozen(kw_only=True)
class Operation:
    """What the description says of one operation."""

    name: str
    """Dotted: service and method, `messages.create`."""
    http: str
    path: str
    span: str
    retry_safe: bool = True
    """Whether sending it twice does no more than sending it once."""
    request: str | None = None
    """Record of the JSON body."""
    arguments: tuple[str, ...] = ()
    """Names of the keyword arguments."""
    files: tuple[str, ...] = ()
    """Fields of the body that are files: the body is sent in parts then, and not as JSON."""
    file_lists: tuple[str, ...] = ()
    """Those of `files` that are lists: each item is a part, named as the field with `[]` behind it."""
    folders: dict[str, tuple[str, ...]] = field(factory=dict)
    """Those of `file_lists` that a folder may be given for, with the path of the file that it must have, and the names
    of hidden files at its top that are sent as well. Names begin with that of the folder if the path begins with `*/`.
    """
    result: str | None = None
    """Record of the answer; of one line, or of one event, where the answer is many."""
    nullable: bool = False
    """Whether the answer may be null, which the call then returns as None: a queue that is empty."""
    paging: Paging | None = None
    item: str | None = None
    stream_flag: str | None = None
    """Field of the body that asks for a stream."""
    length: str | None = None
    """Field of the body that bounds how long the answer may get, in tokens."""
    key: str | None = None
    """Field of each line of the answer that names it: the answer can be read on behind a line."""
    events: EventRules | None = None
    """Where the response is a stream of events that make no message."""
    null_sent: frozenset[str] = frozenset()
    """Fields where None means null and goes out."""
    security: tuple[str, ...] = ("apiKey", "bearer")
    """Credentials it takes, by the names of the description; the first that is configured is sent."""
    betas: tuple[str, ...] = ()
    """Values of `anthropic-beta` that each call needs."""
    argument_betas: dict[str, tuple[str, ...]] = field(factory=dict)
    """Values of `anthropic-beta` by the query parameter or header that needs them."""
    parameters: dict[str, Parameter] = field(factory=dict)
    """By their name in the URL: query parameters that are more than an optional string of the same name in Python."""
    headers: dict[str, Parameter] = field(factory=dict)
    """By name: parameters sent as headers that are more than an optional string."""
    needs_header: bool = False
    """Whether one of `headers` is required."""
    bounds: dict[str, Parameter] = field(factory=dict)
    """By name: parameters of the path that have bounds."""

    read: Callable[[bytes, ResponseReader, Meta], Any] | None = None
    """Reads the body of the answer, in place of `result`. Only where the caller described the request himself: its body
    is any JSON data then, or bytes."""
    deprecated: dict[str, str] = field(factory=dict)
    """The warning of a call: of every one under "", of one with a parameter or a value of it (`state=old`)."""

    @property
    def service(self) -> str:
        """The part of the API it belongs to: `messages`, `admin.workspaces`."""
        return self.name.rpartition(".")[0]

    @property
    def streams(self) -> bool:
        """Whether the caller gets the events of a stream, and not what they add up to."""
        return self.stream_flag is not None and self.item is not None


@frozen
class Call:
    """One call: what the pipeline is asked to do."""

    operation: Operation
    path: str
    query: dict[str, Any]
    body: Mapping[str, Any] | Any | None
    """A mapping or a record; None where the operation has no body."""
    headers: dict[str, str]
    """Parameters of the operation that travel as headers."""
    options: Options

    def with_query(self, name: str, value: Any, *, without: str | None = None) -> Call:
        """The same call with one query parameter changed: the next page of a list."""
        query = {key: old for key, old in self.query.items() if key != without}
        return evolve(self, query=query | {name: value})

    def fields(self) -> dict[str, Any]:
        """The body by field; what is no object is refused with ValidationError."""
        if isinstance(self.body, Record):
            return fields_of_record(self.body)
        if isinstance(self.body, Mapping):
            return dict(self.body)
        raise ValidationError(f"{self.operation.name}: the request must be an object", field="request", value=self.body)


def make_call(
    operation: Operation,
    options: Options,
    *,
    path: Mapping[str, object] | None = None,
    given: Any = None,
    fields: Mapping[str, Any] | None = None,
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    unknown: Mapping[str, object] | None = None,
) -> Call:
    """A call from a method's arguments: a request object, or keyword arguments; never both.

    `query`: query parameters beside a body. Raises TypeError for arguments no such call has, ValidationError for a
    parameter of the path, the query or a header that cannot be sent, or a wrong option.
    """
    if unknown:
        options_of = [name for name in Options._fields if name != "long_requests" or operation.length]
        raise _unexpected(operation, next(iter(unknown)), options_of)
    if options != NO_OPTIONS:
        check_options(options)
    named = {} if fields is None else _present(operation, fields)
    if given is not None and named:
        raise TypeError(f"{operation.name}() takes a request object or keyword arguments, not both")
    url = _path(operation, path) if path else operation.path
    # A dict is its keywords in one piece: a None in it says "not given" too.
    arguments = named if given is None else _present(operation, given) if isinstance(given, Mapping) else given
    sent = {name: value for name, value in headers.items() if value is not None} if headers else {}
    if sent or operation.needs_header:
        sent = header_values(operation.headers, sent)
    if operation.request is not None:
        beside = query_values(operation.parameters, query) if query else {}
        call = Call(operation, url, beside, arguments, sent, options)
    else:
        call = Call(operation, url, _query_of(operation, arguments), None, sent, options)
    if operation.deprecated:
        warn_of_parameters(operation.deprecated, {**call.query, **sent})
    return call


def _present(operation: Operation, fields: Mapping[str, Any]) -> dict[str, Any]:
    # A None of a nested value is the caller's own; one at the top says "not given".
    if not operation.null_sent:
        return {name: value for name, value in fields.items() if value is not None and value is not UNSET}
    return {
        name: NULL if value is None else value
        for name, value in fields.items()
        if value is not UNSET and (value is not None or name in operation.null_sent)
    }


def _query_of(operation: Operation, given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        wires: dict[Any, Any] = {parameter.name: wire for wire, parameter in operation.parameters.items()}
        named: dict[Any, Any] = {wires.get(name, name): value for name, value in given.items()}
        unknown = [name for name in named if name not in operation.arguments]
        if unknown:
            raise _unexpected(operation, unknown[0])
        return query_values(operation.parameters, named)
    if not isinstance(given, Record):
        raise ValidationError(
            f"{operation.name}: params must be an object, not {type(given).__name__}", field="params", value=given
        )
    fields = fields_of_record(given)
    # Fields that this version does not know have no type either.
    extra = {name: value for name, value in fields.items() if name not in operation.arguments}
    known = {name: value for name, value in fields.items() if name in operation.arguments}
    return query_values(operation.parameters, known) | extra


def _path(operation: Operation, values: Mapping[str, object]) -> str:
    template = operation.path
    for name, value in values.items():
        if not isinstance(value, str) or not value.strip():
            raise ValidationError(f"{name} must be a non-empty string", field=name, value=value)
        if name in operation.bounds:
            check_value(value, operation.bounds[name].rule, operation.bounds[name].name)
        try:
            text = quote(value, safe="")
        except UnicodeEncodeError:
            raise ValidationError(
                f"{name} contains a lone surrogate, which cannot be encoded in a URL", field=name
            ) from None
        if has_dot_segment(value):
            raise ValidationError(f"{name} must not have a part that is '.' or '..'", field=name, value=value)
        template = template.replace(f"{{{name}}}", text)
    return template


def _unexpected(operation: Operation, name: object, others: Iterable[str] = ()) -> TypeError:
    load("integrations_anthropic._hints.unknown_names")
    from ..._hints.unknown_names import unknown_argument

    known = [operation.parameters[wire].name if wire in operation.parameters else wire for wire in operation.arguments]
    return unknown_argument(operation.name, name, [*known, *others], streams=operation.stream_flag is not None)
