"""What the generator asks of a description beyond OpenAPI: named schemas, tagged unions, and `x-` keys that fit."""

from __future__ import annotations

from typing import Any

from .load import Spec, SpecError, escape

__all__ = ["check"]

Json = Any

HOW = {"append", "json", "item", "set"}
RULES = {"content-not-empty", "known-value"}


def check(spec: Spec) -> None:
    """Raise SpecError, with file and JSON pointer, for the first thing the generator could not work with."""
    for name, schema in spec.schemas.items():
        _schema(spec, name, schema)
    for path, method, operation in spec.operations():
        _operation(spec, operation, spec.place(path, method))


def _operation(spec: Spec, op: Json, where: str) -> None:
    for key in ("operationId", "summary", "tags"):
        if not op.get(key):
            raise SpecError(where, f"every operation needs {key}")
    service, _, method = str(op["operationId"]).rpartition(".")
    if service not in op["tags"] or not method.isidentifier():
        raise SpecError(f"{where}/operationId", "must be the operation's tag, a dot, and the name of a method")
    if op.get("x-retry", "safe") not in ("safe", "unsafe"):
        raise SpecError(f"{where}/x-retry", "must be safe or unsafe")
    _contents(spec, op, where)
    for index, parameter in enumerate(op.get("parameters", ())):
        if not parameter.get("description"):
            raise SpecError(f"{where}/parameters/{index}", "every parameter needs a description")
    if any(p["in"] == "query" for p in op.get("parameters", ())) and not op.get("x-params"):
        raise SpecError(where, "query parameters need x-params: the name of the record that holds them")
    _streaming(spec, op, where)
    _paging(spec, op, where)


def _contents(spec: Spec, op: Json, where: str) -> None:
    """Bodies and answers are named schemas; there is a 200."""
    if "200" not in op.get("responses", {}):
        raise SpecError(f"{where}/responses", "every operation needs a 200 answer")
    answers = op["responses"]["200"].get("content", {})
    wanted = "application/x-jsonl" if op.get("x-lines") else "application/json"
    if wanted not in answers:
        raise SpecError(f"{where}/responses/200/content", f"needs {wanted}")
    places = [(f"{where}/responses/200/content", answers)]
    places += [(f"{where}/requestBody/content", op["requestBody"].get("content", {}))] if "requestBody" in op else []
    for place, content in places:
        for media, value in content.items():
            if "$ref" not in value.get("schema", {}):
                raise SpecError(f"{place}/{escape(media)}/schema", "must be a reference to a named schema")


def _streaming(spec: Spec, op: Json, where: str) -> None:
    streaming = op.get("x-streaming")
    if streaming is None:
        return
    for key in ("method", "flag", "event", "result"):
        if key not in streaming:
            raise SpecError(f"{where}/x-streaming", f"needs {key}")
    for key in ("event", "result"):
        if streaming[key] not in spec.schemas:
            raise SpecError(f"{where}/x-streaming/{key}", f"there is no schema {streaming[key]}")
    if streaming["flag"] not in _properties(spec, _named(op["requestBody"]["content"]["application/json"])):
        raise SpecError(f"{where}/x-streaming/flag", f"the body has no field {streaming['flag']!r}")


def _paging(spec: Spec, op: Json, where: str) -> None:
    paging = op.get("x-paging")
    if paging is None:
        return
    queries = {p["name"] for p in op.get("parameters", ()) if p["in"] == "query"}
    fields = _properties(spec, _named(op["responses"]["200"]["content"]["application/json"]))
    for key, known, place in (
        ("cursor", queries, "query parameter"),
        ("back", queries, "query parameter"),
        ("next", fields, "field of the page"),
        ("previous", fields, "field of the page"),
        ("more", fields, "field of the page"),
        ("items", fields, "field of the page"),
    ):
        if key in ("cursor", "next", "items") and key not in paging:
            raise SpecError(f"{where}/x-paging", f"needs {key}")
        if key in paging and paging[key] not in known:
            raise SpecError(f"{where}/x-paging/{key}", f"there is no {place} {paging[key]!r}")
    items = spec.schemas[_named(op["responses"]["200"]["content"]["application/json"])]["properties"][paging["items"]]
    if "$ref" not in items.get("items", {}):
        raise SpecError(f"{where}/x-paging/items", "must be a list of a named schema")


def _named(media: Json) -> str:
    return str(media["schema"]["$ref"]).rsplit("/", 1)[1]


def _properties(spec: Spec, name: str) -> Json:
    return spec.schemas[name].get("properties", {})


def _schema(spec: Spec, name: str, schema: Json) -> None:
    if not isinstance(schema, dict) or not schema.get("description"):
        raise SpecError(spec.where(name), "every schema needs a description")
    for index, member in enumerate(schema.get("oneOf", ())):
        if "$ref" not in member:
            raise SpecError(spec.where(name, "oneOf", str(index)), "a member of a union must be a named schema")
    if "oneOf" in schema:
        _union(spec, name, schema)
    for index, rule in enumerate(schema.get("x-accumulate", ())):
        if not isinstance(rule, dict) or rule.keys() != {"from", "into", "how"} or rule["how"] not in HOW:
            raise SpecError(spec.where(name, "x-accumulate", str(index)), f"needs from, into, and how: {sorted(HOW)}")
    required = set(schema.get("required", ()))
    for missing in sorted(required - set(schema.get("properties", ()))):
        raise SpecError(spec.where(name, "required"), f"{missing!r} is required but not among the properties")
    for prop, inner in schema.get("properties", {}).items():
        if not inner.get("description") and "$ref" not in inner:
            raise SpecError(spec.where(name, "properties", prop), "every property needs a description")
        if inner.get("x-rule", "known-value") not in RULES:
            raise SpecError(spec.where(name, "properties", prop, "x-rule"), f"must be one of {sorted(RULES)}")
        _inline(spec, inner, spec.where(name, "properties", prop))


def _union(spec: Spec, name: str, schema: Json) -> None:
    discriminator = schema.get("discriminator")
    if not discriminator:
        raise SpecError(spec.where(name), "a union of objects needs a discriminator with its mapping")
    for tag, ref in discriminator.get("mapping", {}).items():
        where = spec.where(name, "discriminator", "mapping", tag)
        member = spec.schemas.get(ref.rsplit("/", 1)[1])
        if member is None:
            raise SpecError(where, f"{ref} points at nothing")
        const = member.get("properties", {}).get(discriminator["propertyName"], {}).get("const")
        if const != tag:
            raise SpecError(where, f"{ref} says {discriminator['propertyName']}: {const!r}, not {tag!r}")
    mapped = {ref.rsplit("/", 1)[1] for ref in discriminator.get("mapping", {}).values()}
    if missing := {member["$ref"].rsplit("/", 1)[1] for member in schema["oneOf"]} - mapped:
        raise SpecError(spec.where(name, "discriminator", "mapping"), f"no tag for {', '.join(sorted(missing))}")


def _inline(spec: Spec, schema: Json, where: str) -> None:
    """Only scalars, references, lists, maps and free-form JSON may stand inline."""
    members = [m for m in schema.get("oneOf", schema.get("anyOf", ())) if m != {"type": "null"}]
    if "properties" in schema:
        raise SpecError(where, "an object with properties must be a named schema")
    if len(schema.get("enum", ())) > 1:
        raise SpecError(where, "an enum must be a named schema")
    if len(members) > 1:
        raise SpecError(where, "a union must be a named schema")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            _inline(spec, schema[key], f"{where}/{key}")
    for member in members:
        _inline(spec, member, where)
