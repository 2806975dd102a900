"""What the generator asks of an operation: a body or a query of named fields, an answer, and examples of both."""

from __future__ import annotations

from typing import Any

from ..companions import COMPANIONS
from ..methods import AFTER, LONG_REQUESTS, OPTIONS
from ..names import is_name, python_name
from ..package import USED, taken
from .description import Spec, SpecError, at, escape

__all__ = ["check_operations"]

Json = Any

BODY = "application/json"
LINES = "application/x-jsonl"
EVENTS = "text/event-stream"
SCALARS = ("string", "integer", "number", "boolean")
OWN = {*(name for name, _, _ in OPTIONS), "request", "params", "unknown", "self"}
OWN |= {"call", "result", "make_call", "Options", "UNSET"}
"""Names a generated method uses itself."""


def check_operations(spec: Spec) -> None:
    """Raise SpecError for the first operation no method can be made of."""
    tags = {tag.get("name") for tag in spec.document.get("tags", ())}
    records: dict[str, str] = {}
    methods: dict[str, str] = {}
    for path, http, op in spec.operations():
        where = spec.place(path, http)
        with at(where):
            _operation(spec, op, where)
            for place, name in _methods(op, where):
                if name in tags:
                    raise SpecError(place, f"{name} is the name of a tag too: one attribute cannot be both")
                if name in methods:
                    raise SpecError(place, f"{name} is already the method of {methods[name]}")
                methods[name] = where
            if record := op.get("x-params"):
                if record in spec.schemas or record in records or record in taken() | USED:
                    raise SpecError(f"{where}/x-params", f"the name {record} is already used")
                records[record] = where


def _methods(op: Json, where: str) -> list[tuple[str, str]]:
    service = op["operationId"].rpartition(".")[0]
    found = [(f"{where}/operationId", op["operationId"])]
    if "x-streaming" in op:
        found.append((f"{where}/x-streaming/method", f"{service}.{op['x-streaming']['method']}"))
    return found + [(f"{where}/x-companions", f"{service}.{name}") for name in op.get("x-companions", ())]


def _operation(spec: Spec, op: Json, where: str) -> None:
    for key in ("operationId", "summary", "tags", "x-retry"):
        if not op.get(key):
            raise SpecError(where, f"every operation needs {key}")
    service, _, method = str(op["operationId"]).rpartition(".")
    if service not in op["tags"] or not method.isidentifier() or method.startswith("_"):
        raise SpecError(f"{where}/operationId", "must be the operation's tag, a dot, and the name of a method")
    _contents(spec, op, where)
    _body(spec, op, where)
    for index, parameter in enumerate(op.get("parameters", ())):
        _parameter(spec, parameter, spec.parameter(where, index))
    queries = _in(op, "query")
    if queries and "requestBody" in op:
        place = spec.parameter(where, op["parameters"].index(queries[0]))
        raise SpecError(place, "query parameters beside a body are not supported: make them fields or drop them")
    if queries and not op.get("x-params"):
        raise SpecError(where, "query parameters need x-params: the name of the record that holds them")
    if op.get("x-params") and not queries:
        raise SpecError(f"{where}/x-params", "there are no query parameters for it to hold")
    _streaming(spec, op, where)
    _paging(spec, op, where)
    _resume(spec, op, where)
    _arguments(spec, op, where)
    _companions(spec, op, where)


def _contents(spec: Spec, op: Json, where: str) -> None:
    """The answer is a named schema; there is a 200, and an example of it."""
    if "200" not in op.get("responses", {}):
        raise SpecError(f"{where}/responses", "every operation needs a 200 answer")
    place = f"{where}/responses/200/content"
    answers = op["responses"]["200"].get("content", {})
    wanted = LINES if op.get("x-lines") else BODY
    if wanted not in answers:
        raise SpecError(place, f"needs {wanted}")
    for media, value in answers.items():
        if media != wanted and not (media == EVENTS and "x-streaming" in op):
            raise SpecError(f"{place}/{escape(media)}", f"is not generated: only {wanted}")
        _media(value, f"{place}/{escape(media)}", many=media in (LINES, EVENTS))


def _body(spec: Spec, op: Json, where: str) -> None:
    if "requestBody" not in op:
        return
    place = f"{where}/requestBody/content"
    content = op["requestBody"].get("content", {})
    for media in [media for media in content if media != BODY] or ([] if content else [BODY]):
        raise SpecError(f"{place}/{escape(media)}", f"only {BODY} bodies are generated so far")
    value, at_media = content[BODY], f"{place}/{escape(BODY)}"
    _media(value, at_media, many=False)
    if "properties" not in spec.schemas[_named(value)]:
        raise SpecError(f"{at_media}/schema", "a body must be an object with named fields")


def _media(value: Json, place: str, *, many: bool) -> None:
    if str(value.get("schema", {}).get("$ref")).rpartition("/")[0] != "#/components/schemas":
        raise SpecError(f"{place}/schema", "must be a reference to a named schema")
    if "example" not in value:
        raise SpecError(place, "needs an example")
    if many and not isinstance(value["example"], list):
        raise SpecError(f"{place}/example", "must be a list: one item for each line or event")


def _parameter(spec: Spec, parameter: Json, where: str) -> None:
    if not parameter.get("description"):
        raise SpecError(where, "every parameter needs a description")
    if parameter["in"] not in ("path", "query", "header"):
        raise SpecError(f"{where}/in", f"parameters in {parameter['in']} are not supported")
    schema = parameter.get("schema")
    if not isinstance(schema, dict):
        raise SpecError(where, "needs a schema")
    if parameter["in"] == "path" and schema.get("type") != "string":
        raise SpecError(f"{where}/schema", "a part of a path must be a text")
    if schema.get("type") == "array" and parameter["in"] == "query":
        items = schema.get("items")
        if not isinstance(items, dict) or not (items.get("type") == "string" or _enum(spec, items)):
            raise SpecError(f"{where}/schema/items", "only lists of texts can be sent")
    elif not (_enum(spec, schema) or schema.get("type") in SCALARS):
        raise SpecError(
            f"{where}/schema", "must be a text, a number, a boolean, an enum, or in a query a list of texts"
        )


def _enum(spec: Spec, schema: Json) -> bool:
    head, _, name = str(schema.get("$ref", "")).rpartition("/")
    return head == "#/components/schemas" and "enum" in spec.schemas.get(name, {})


def _streaming(spec: Spec, op: Json, where: str) -> None:
    streaming = op.get("x-streaming")
    if streaming is None:
        return
    known = ("method", "flag", "event", "result", "span", "length")
    _keys(streaming, known, known[:4], f"{where}/x-streaming")
    if not is_name(streaming["method"]):
        raise SpecError(f"{where}/x-streaming/method", "must be the name of a method")
    for key in ("event", "result"):
        if streaming[key] not in spec.schemas:
            raise SpecError(f"{where}/x-streaming/{key}", f"there is no schema {streaming[key]}")
    if "requestBody" not in op:
        raise SpecError(f"{where}/x-streaming", "needs a body that holds the flag")
    fields = _properties(spec, _named(op["requestBody"]["content"][BODY]))
    for key in ("flag", "length"):
        if key in streaming and streaming[key] not in fields:
            raise SpecError(f"{where}/x-streaming/{key}", f"the body has no field {streaming[key]!r}")


def _keys(node: Json, known: tuple[str, ...], needed: tuple[str, ...], where: str) -> None:
    if not isinstance(node, dict):
        raise SpecError(where, "must be a mapping")
    for key, value in node.items():
        if key not in known or not isinstance(value, str):
            raise SpecError(f"{where}/{escape(key)}", f"must be one of {', '.join(known)}, and a text")
    for key in needed:
        if key not in node:
            raise SpecError(where, f"needs {key}")


def _paging(spec: Spec, op: Json, where: str) -> None:
    paging = op.get("x-paging")
    if paging is None:
        return
    place = f"{where}/x-paging"
    _keys(paging, ("cursor", "back", "next", "previous", "more", "items"), ("cursor", "next", "items"), place)
    if op.get("x-lines"):
        raise SpecError(place, "lines have no pages")
    fields = _properties(spec, _named(op["responses"]["200"]["content"][BODY]))
    queries = {p["name"] for p in _in(op, "query")}
    for key, value in paging.items():
        known, what = (queries, "query parameter") if key in ("cursor", "back") else (fields, "field of the page")
        if value not in known:
            raise SpecError(f"{place}/{key}", f"there is no {what} {value!r}")
    if "$ref" not in fields[paging["items"]].get("items", {}):
        raise SpecError(f"{place}/items", "must be a list of a named schema")


def _resume(spec: Spec, op: Json, where: str) -> None:
    if "x-resume" not in op:
        return
    if not op.get("x-lines"):
        raise SpecError(f"{where}/x-resume", "only lines can be read on behind one of them")
    if op["x-resume"] not in _properties(spec, _named(op["responses"]["200"]["content"][LINES])):
        raise SpecError(f"{where}/x-resume", f"a line has no field {op['x-resume']!r}")


def _arguments(spec: Spec, op: Json, where: str) -> None:
    """Every argument of the method has a name of its own."""
    names: dict[str, str] = dict.fromkeys(OWN, "an argument of every call")
    for key, (name, *_) in {"x-streaming": LONG_REQUESTS, "x-resume": AFTER}.items():
        if key in op:
            names[name] = f"an argument that comes with {key}"
    elsewhere = {op["x-streaming"]["flag"]} if "x-streaming" in op else set()
    for index, p in enumerate(op.get("parameters", ())):
        name = python_name(p.get("x-name", p["name"]))
        place = spec.parameter(where, index)
        if not name.isidentifier():
            raise SpecError(place, f"its name in Python, {name}, is not possible: say x-name")
        _argument(name, p["name"], names, place)
        names[name] = f"the {p['in']} parameter {p['name']!r}"
        elsewhere |= {name} if p["in"] == "header" else set()
    if "requestBody" in op:
        body = _named(op["requestBody"]["content"][BODY])
        for wire in _properties(spec, body):
            # A parameter that travels as a header is not said in the body too.
            if wire not in elsewhere:
                _argument(python_name(wire), wire, names, spec.where(body, "properties", wire))


def _companions(spec: Spec, op: Json, where: str) -> None:
    """What stands beside the method finds the fields it works with, and no other argument of its names."""
    place = f"{where}/x-companions"
    for name in op.get("x-companions", ()):
        companion = COMPANIONS[name]
        if "requestBody" not in op or op.get("x-lines") or op.get("x-paging"):
            raise SpecError(place, f"{name} needs an operation with a body and one answer")
        fields = _properties(spec, _named(op["requestBody"]["content"][BODY]))
        missing = sorted(companion.needs - fields.keys())
        if missing:
            raise SpecError(place, f"{name} needs the field {missing[0]!r} in the body")
        taken = {python_name(wire) for wire in fields.keys() - companion.without}
        taken |= {python_name(p.get("x-name", p["name"])) for p in op.get("parameters", ())}
        for own in companion.own:
            if own.name in taken:
                raise SpecError(place, f"{name} has an argument {own.name} of its own")


def _argument(name: str, wire: str, names: dict[str, str], where: str) -> None:
    if name in names:
        raise SpecError(where, f"{wire!r} is the argument {name}, which is {names[name]} already")


def _in(op: Json, place: str) -> list[Json]:
    return [p for p in op.get("parameters", ()) if p["in"] == place]


def _named(media: Json) -> str:
    return str(media["schema"]["$ref"]).rsplit("/", 1)[1]


def _properties(spec: Spec, name: str) -> Json:
    return spec.schemas[name].get("properties", {})
