"""What the generator requires of an operation: a body or query with named fields, a response, and examples of both."""

from __future__ import annotations

from typing import Any

from ...companions import COMPANIONS
from ...names import field_name, is_public_name
from ...parts.options import AFTER, LONG_REQUESTS, OPTIONS, PROGRESS
from ..description import Spec, SpecError, body_schema, errors_at, escape
from .events import check_events
from .files import BINARY, FORM, check_binary, check_form
from .names import check_class_name
from .parameters import check_parameter, parameter_name

__all__ = ["check_operations"]

Json = Any

BODY = "application/json"
LINES = "application/x-jsonl"
EVENTS = "text/event-stream"
RESERVED_ARGUMENTS = {*(name for name, _, _ in OPTIONS), "request", "params", "unknown", "self"}
RESERVED_ARGUMENTS |= {"call", "result", "make_call", "Options", "UNSET"}
"""Argument and local names of every generated method."""


def check_operations(spec: Spec) -> None:
    """Raise SpecError for the first operation that no method can be generated for."""
    tags = {tag.get("name") for tag in spec.document.get("tags", ())}
    records: dict[str, str] = {}
    methods: dict[str, str] = {}
    for path, http, op in spec.operations():
        where = spec.path_location(path, http)
        with errors_at(where):
            _operation(spec, op, where)
            for location, name in _methods(op, where):
                if name in tags:
                    raise SpecError(location, f"{name} is also the name of a tag: one attribute cannot be both")
                if name in methods:
                    raise SpecError(location, f"{name} is already the method of {methods[name]}: choose another name")
                methods[name] = where
            if record := op.get("x-params"):
                check_class_name(record, f"{where}/x-params", where.partition("#")[0])
                if record in spec.schemas or record in records:
                    raise SpecError(f"{where}/x-params", f"the name {record} is already used")
                records[record] = where


def _methods(op: Json, where: str) -> list[tuple[str, str]]:
    service = op["operationId"].rpartition(".")[0]
    found = [(f"{where}/operationId", op["operationId"])]
    if "x-streaming" in op:
        found.append((f"{where}/x-streaming/method", f"{service}.{op['x-streaming']['method']}"))
    return found + [
        (f"{where}/x-companions", f"{service}.{COMPANIONS[name].name}") for name in op.get("x-companions", ())
    ]


def _operation(spec: Spec, op: Json, where: str) -> None:
    for key in ("operationId", "summary", "tags", "x-retry"):
        if not op.get(key):
            raise SpecError(where, f"every operation needs {key}")
    service, _, method = str(op["operationId"]).rpartition(".")
    if service not in op["tags"] or not method.isidentifier() or method.startswith("_"):
        raise SpecError(f"{where}/operationId", "must be the operation's tag, a dot, and a method name")
    _contents(spec, op, where)
    _body(spec, op, where)
    for index, parameter in enumerate(op.get("parameters", ())):
        check_parameter(spec, parameter, spec.parameter_location(where, index))
    queries = _in(op, "query")
    if queries and "requestBody" in op and "x-params" in op:
        raise SpecError(f"{where}/x-params", "query parameters beside a body are arguments of their own: no record")
    if queries and "requestBody" not in op and not op.get("x-params"):
        raise SpecError(where, "query parameters need x-params: the name of the record that holds them")
    if op.get("x-params") and not queries:
        raise SpecError(f"{where}/x-params", "the operation has no query parameters")
    _streaming(spec, op, where)
    _paging(spec, op, where)
    _resume(spec, op, where)
    if "x-events" in op:
        check_events(spec, op, where)
    _arguments(spec, op, where)
    _companions(spec, op, where)
    if "externalDocs" in op and not str(op["externalDocs"].get("url", "")).startswith("https://"):
        raise SpecError(f"{where}/externalDocs", "must have a url that begins with https://")
    known = set(spec.schemas.get("ErrorCode", {}).get("x-known-values", ()))
    for code in op.get("x-error-codes", ()):
        if code not in known:
            raise SpecError(f"{where}/x-error-codes", f"{code} is not a known value of the schema ErrorCode")


def _contents(spec: Spec, op: Json, where: str) -> None:
    """Check that there is a 200 response with a named schema and an example."""
    if "200" not in op.get("responses", {}):
        raise SpecError(f"{where}/responses", "every operation needs a 200 response")
    location = f"{where}/responses/200/content"
    media_types = op["responses"]["200"].get("content", {})
    if set(media_types) & set(BINARY):
        check_binary(op, media_types, where)
        return
    wanted = LINES if op.get("x-lines") else EVENTS if "x-events" in op else BODY
    if wanted not in media_types:
        raise SpecError(location, f"needs {wanted}")
    for media, value in media_types.items():
        if media != wanted and not (media == EVENTS and "x-streaming" in op):
            raise SpecError(f"{location}/{escape(media)}", f"is not supported: only {wanted} is")
        many = media in (LINES, EVENTS)
        _media(value, f"{location}/{escape(media)}", many=many, nullable=not many and not _must_be_object(op))


def _body(spec: Spec, op: Json, where: str) -> None:
    if "requestBody" not in op:
        return
    location = f"{where}/requestBody/content"
    content = op["requestBody"].get("content", {})
    for media in [media for media in content if media not in (BODY, FORM)] or ([] if content else [BODY]):
        raise SpecError(f"{location}/{escape(media)}", f"only {BODY} and {FORM} bodies are supported")
    if len(content) > 1:
        raise SpecError(location, f"needs one kind of body: {BODY} or {FORM}")
    ((media, value),) = content.items()
    at_media = f"{location}/{escape(media)}"
    _media(value, at_media, many=False, nullable=False)
    if "oneOf" in spec.schemas[_schema_name(value)]:
        reason = "a body must be an object, not a union: describe one with the fields of all its members"
        raise SpecError(f"{at_media}/schema", reason)
    if "properties" not in spec.schemas[_schema_name(value)]:
        raise SpecError(f"{at_media}/schema", "a body must be an object with properties")
    if media == FORM:
        check_form(spec, op, where, _schema_name(value))


def _must_be_object(op: Json) -> bool:
    """Whether the response is more than handed out: it has pages, is streamed, or belongs to an upload."""
    companions = any(COMPANIONS[name].needs_body for name in op.get("x-companions", ()))
    return companions or "x-paging" in op or "x-streaming" in op or FORM in _content(op)


def _content(op: Json) -> Json:
    return op.get("requestBody", {}).get("content", {})


def _media(value: Json, location: str, *, many: bool, nullable: bool) -> None:
    name, is_nullable = body_schema(value)
    if not name:
        raise SpecError(f"{location}/schema", "must be a reference to a named schema")
    if is_nullable and not nullable:
        raise SpecError(f"{location}/schema", "cannot be null here")
    if "example" not in value:
        raise SpecError(location, "needs an example")
    if many and not isinstance(value["example"], list):
        raise SpecError(f"{location}/example", "must be a list with an item for each line or event")


def _streaming(spec: Spec, op: Json, where: str) -> None:
    streaming = op.get("x-streaming")
    if streaming is None:
        return
    known = ("method", "flag", "event", "result", "span", "length")
    _check_keys(streaming, known, known[:4], f"{where}/x-streaming")
    if not is_public_name(streaming["method"]):
        raise SpecError(f"{where}/x-streaming/method", "must be a method name")
    for key in ("event", "result"):
        if streaming[key] not in spec.schemas:
            raise SpecError(f"{where}/x-streaming/{key}", f"there is no schema {streaming[key]}")
    if "requestBody" not in op:
        raise SpecError(f"{where}/x-streaming", "needs a request body that has the flag")
    fields = _properties(spec, _schema_name(op["requestBody"]["content"][BODY]))
    for key in ("flag", "length"):
        if key in streaming and streaming[key] not in fields:
            raise SpecError(f"{where}/x-streaming/{key}", f"the body has no field {streaming[key]!r}")
    if "span" not in streaming:
        raise SpecError(f"{where}/x-streaming", "needs span")


def _check_keys(node: Json, known: tuple[str, ...], needed: tuple[str, ...], where: str) -> None:
    if not isinstance(node, dict):
        raise SpecError(where, "must be a mapping")
    for key, value in node.items():
        if key not in known or not isinstance(value, str):
            raise SpecError(f"{where}/{escape(key)}", f"must be one of {', '.join(known)}, and a string")
    for key in needed:
        if key not in node:
            raise SpecError(where, f"needs {key}")


def _paging(spec: Spec, op: Json, where: str) -> None:
    paging = op.get("x-paging")
    if paging is None:
        return
    location = f"{where}/x-paging"
    _check_keys(paging, ("cursor", "back", "next", "previous", "more", "items"), ("cursor", "next", "items"), location)
    if op.get("x-lines"):
        raise SpecError(location, "cannot be combined with x-lines")
    fields = _properties(spec, _schema_name(op["responses"]["200"]["content"][BODY]))
    queries = {p["name"] for p in _in(op, "query")}
    for key, value in paging.items():
        known, what = (queries, "query parameter") if key in ("cursor", "back") else (fields, "field of the page")
        if value not in known:
            raise SpecError(f"{location}/{key}", f"there is no {what} {value!r}")
    if "back" in paging and "previous" not in paging:
        raise SpecError(f"{location}/back", "needs previous: the field of the page that it is filled with")
    if "$ref" not in fields[paging["items"]].get("items", {}):
        raise SpecError(f"{location}/items", "must be a list of a named schema")


def _resume(spec: Spec, op: Json, where: str) -> None:
    if "x-resume" not in op:
        return
    if not op.get("x-lines"):
        raise SpecError(f"{where}/x-resume", "needs x-lines: only a response of lines can be resumed after a line")
    if op["x-resume"] not in _properties(spec, _schema_name(op["responses"]["200"]["content"][LINES])):
        raise SpecError(f"{where}/x-resume", f"a line has no field {op['x-resume']!r}")


def _arguments(spec: Spec, op: Json, where: str) -> None:
    """Check that the argument names of the method are unique and possible in Python."""
    names: dict[str, str] = dict.fromkeys(RESERVED_ARGUMENTS, "an argument of every call")
    for key, (name, *_) in {"x-streaming": LONG_REQUESTS, "x-resume": AFTER}.items():
        if key in op:
            names[name] = f"an argument added by {key}"
    if FORM in op.get("requestBody", {}).get("content", {}):
        names[PROGRESS[0]] = "an argument of every upload"
    not_in_body = {op["x-streaming"]["flag"]} if "x-streaming" in op else set()
    for index, p in enumerate(op.get("parameters", ())):
        name = parameter_name(p)
        location = spec.parameter_location(where, index)
        if not name.isidentifier():
            raise SpecError(location, f"its Python name {name} is not an identifier: add x-name")
        _argument(name, p["name"], names, location)
        names[name] = f"the {p['in']} parameter {p['name']!r}"
        not_in_body |= {name} if p["in"] == "header" else set()
    if "requestBody" in op:
        body = _schema_name(next(iter(op["requestBody"]["content"].values())))
        for wire, raw in _properties(spec, body).items():
            # A value sent as a header is not also an argument for the body.
            if wire not in not_in_body:
                _argument(field_name(wire, raw), wire, names, spec.schema_location(body, "properties", wire))


def _companions(spec: Spec, op: Json, where: str) -> None:
    """Check that the body has the fields each companion requires, and no argument conflicts with those it adds."""
    location = f"{where}/x-companions"
    for name in op.get("x-companions", ()):
        companion = COMPANIONS[name]
        if ("requestBody" in op) != companion.needs_body or op.get("x-lines") or op.get("x-paging"):
            wanted = "with a body and" if companion.needs_body else "without a body, with"
            raise SpecError(location, f"{name} needs an operation {wanted} a single JSON response, or events")
        body = op.get("requestBody", {"content": {}})["content"].get(BODY)
        fields = _properties(spec, _schema_name(body)) if body else {}
        missing = sorted(companion.required_fields - fields.keys())
        if missing:
            raise SpecError(location, f"{name} needs the field {missing[0]!r} in the body")
        argument_names = {field_name(wire, raw) for wire, raw in fields.items() if wire not in companion.omitted}
        argument_names |= {parameter_name(p) for p in op.get("parameters", ())}
        for parameter in companion.own_parameters:
            if parameter.name in argument_names:
                raise SpecError(location, f"{name} adds an argument {parameter.name}, which the operation already has")


def _argument(name: str, wire: str, names: dict[str, str], where: str) -> None:
    if name in names:
        taken = f"{wire!r} becomes the argument {name}, which is already {names[name]}"
        raise SpecError(where, f"{taken}: add x-name, such as {name}_")


def _in(op: Json, location: str) -> list[Json]:
    return [p for p in op.get("parameters", ()) if p["in"] == location]


def _schema_name(media: Json) -> str:
    return body_schema(media)[0]


def _properties(spec: Spec, name: str) -> Json:
    return spec.schemas[name].get("properties", {})
