"""Build the intermediate representation (`ir.py`) from a loaded description: all decisions are made here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .bounds import BOUNDS
from .cache.store import Cache
from .ir import Alias, Api, Field, Operation, Param, Record, Service, Union
from .load.checks.schemas import check
from .load.description import ROOT_FILE, Spec, all_refs, body_schema, errors_at, known_values, resolve
from .load.webhooks import webhook_schemas
from .names import class_name, field_name, method_name
from .parts.dates import DATES
from .parts.deprecations import reason, with_notice, with_value_notices
from .parts.parameters import param, query_record
from .schemas import ParsedSchema, parse
from .types import input_type, without_none
from .uploads import upload_type

__all__ = ["build"]

Json = Any

FORM = "multipart/form-data"
LOCATIONS = ("path", "query", "header")


def build(spec: Spec, cache: Cache | None = None) -> Api:
    """Return the API for the templates, in an order set by the description. Raises SpecError if it is invalid."""
    with errors_at(ROOT_FILE):
        check(spec)
        parsed = parse(spec, cache)
        return _Builder(spec, parsed).api()


class _Builder:
    def __init__(self, spec: Spec, parsed: dict[str, ParsedSchema]) -> None:
        self.spec, self.parsed = spec, parsed
        self.sent = self._reachable(self._roots(_body_schema))
        self.received = self._reachable([*self._roots(_response_schemas), *webhook_schemas(spec)]) | {"ErrorResponse"}
        self.closed = self._closed_enums()

    def api(self) -> Api:
        """Return the whole API as records."""
        schemas = self.spec.schemas
        records = [self._record(name) for name in schemas if self.parsed[name].hint is None]
        unions = [self._union(name) for name, schema in schemas.items() if "discriminator" in schema]
        aliases = [
            self._alias(name)
            for name, schema in schemas.items()
            if self.parsed[name].hint is not None and "discriminator" not in schema
        ]
        by_name = {record.name: record for record in records}
        operations = [self._operation(path, http, op, by_name) for path, http, op in self.spec.operations()]
        records += [query_record(op) for op in operations if op.params_record]
        return Api(
            title=self.spec.document["info"]["title"],
            records=tuple(sorted(records, key=lambda r: r.name)),
            unions=tuple(sorted(unions, key=lambda u: u.name)),
            aliases=tuple(sorted(aliases, key=lambda a: a.name)),
            unknowns=tuple(sorted({union.unknown for union in unions})),
            services=_services(self.spec, operations),
            end_of_life=self.spec.schemas.get("ModelName", {}).get("x-end-of-life", {}),
            beta_features={k: tuple(v) for k, v in self.spec.document.get("x-beta-features", {}).items()},
            beta_schemas={name: tuple(s["x-beta"]) for name, s in schemas.items() if "x-beta" in s},
            accumulate={
                schema["properties"]["type"]["const"]: tuple(schema["x-accumulate"])
                for schema in schemas.values()
                if "x-accumulate" in schema
            },
        )

    def _roots(self, schemas: Callable[[Spec, Json], list[str]]) -> list[str]:
        return [name for _, _, op in self.spec.operations() for name in schemas(self.spec, op)]

    def _reachable(self, todo: list[str]) -> set[str]:
        found: set[str] = set()
        while todo:
            name = todo.pop()
            if name not in found and name in self.spec.schemas:
                found.add(name)
                todo += [ref.rsplit("/", 1)[1] for ref in all_refs(self.spec.schemas[name])]
        return found

    def _closed_enums(self) -> set[str]:
        """Enums whose values are checked before a request is sent: callers get a closed type, `RoleInput`."""
        schemas = self.spec.schemas
        properties = [raw for name in self.sent for raw in schemas[name].get("properties", {}).values()]
        properties += [raw for _, _, op in self.spec.operations() for raw in op.get("parameters", ())]
        refs = [ref for raw in properties if raw.get("x-rule") == "known-value" for ref in all_refs(raw)]
        return {name for name in (ref.rsplit("/", 1)[1] for ref in refs) if "enum" in schemas[name]}

    def _has_input(self, name: str) -> bool:
        # An open set of values has the same type in arguments and models: it needs no `Input` alias.
        return name in self.sent and not known_values(self.spec.schemas.get(name, {}))

    def _group(self, name: str) -> str:
        schema = self.spec.schemas[name]
        return str(schema.get("x-group") or self.spec.origins[name].removesuffix(".yaml"))

    def _record(self, name: str) -> Record:
        schema = self.spec.schemas[name]
        fields = [self._field(name, f.wire, f.hint) for f in self.parsed[name].fields]
        # Fields keep the order of the description: all are keyword-only, so a required one may follow an optional one.
        return Record(
            name=name,
            group=self._group(name),
            doc=with_notice(schema["description"], schema),
            fields=tuple(fields),
            mixin=schema.get("x-mixin"),
            sent=name in self.sent,
            received=name in self.received,
            checked=bool(schema.get("x-checked")),
            schema=schema,
        )

    def _field(self, owner: str, wire: str, hint: str) -> Field:
        schema = self.spec.schemas[owner]
        raw = schema["properties"][wire]
        schema_type, nullable = without_none(hint)
        # A record found only in requests holds values as the caller passed them; one found in responses holds models.
        closed = raw.get("x-rule") == "known-value"
        argument_type = input_type(
            schema_type, lambda other: self._has_input(other) or (closed and other in self.closed)
        )
        argument_type += " | FileData" if raw.get("format") == "byte" else ""
        argument_type = DATES.get(raw.get("format", ""), argument_type) if owner in self.sent else argument_type
        argument_type = upload_type(raw) or argument_type
        attribute_type = argument_type if owner in self.sent and owner not in self.received else schema_type
        return Field(
            name=field_name(wire, raw),
            wire=wire,
            type=attribute_type,
            schema_type=schema_type,
            input=argument_type,
            required=wire in schema.get("required", ()),
            nullable=nullable,
            const=repr(raw["const"]) if "const" in raw else None,
            doc=with_notice(raw.get("description") or resolve(self.spec, raw)["description"], raw),
            schema=self._with_bounds(raw),
        )

    def _with_bounds(self, raw: Json) -> Json:
        """The property with the bounds of the string it refers to, which hold for it as well."""
        target = resolve(self.spec, raw)
        bounds = {key: target[key] for key in BOUNDS if key in target} if target.get("type") == "string" else {}
        return {**bounds, **raw}

    def _union(self, name: str) -> Union:
        schema = self.spec.schemas[name]
        mapping = {tag: ref.rsplit("/", 1)[1] for tag, ref in schema["discriminator"]["mapping"].items()}
        return Union(
            name=name,
            group=self._group(name),
            doc=schema["description"],
            discriminator=schema["discriminator"]["propertyName"],
            members=mapping,
            unknown=schema.get("x-unknown", f"Unknown{name}"),
            default=schema.get("x-default"),
            sent=name in self.sent,
            functions=bool(schema.get("x-functions")),
        )

    def _alias(self, name: str) -> Alias:
        schema = self.spec.schemas[name]
        hint = self.parsed[name].hint or "Any"
        values = known_values(schema)
        closed = f"Literal[{', '.join(map(repr, values))}]"
        # Open: a value added to the API later is accepted as a plain str.
        hint, schema_type = (f"{closed} | str", "str") if values else (hint, hint)
        return Alias(
            name=name,
            group=self._group(name),
            doc=with_value_notices(with_notice(schema["description"], schema), schema),
            type=hint,
            schema_type=schema_type,
            input=closed if values else input_type(hint, self._has_input),
            sent=name in self.closed or self._has_input(name),
            deprecated_values=schema.get("x-deprecated-values", {}),
        )

    def _operation(self, path: str, http: str, op: Json, records: dict[str, Record]) -> Operation:
        body = next(iter(_body_schema(self.spec, op)), None)
        streaming = op.get("x-streaming", {})
        result, kind, item = self._result(op)
        params = {place: self._params(op, place) for place in LOCATIONS}
        arguments = _arguments(records[body], streaming.get("flag"), params["header"]) if body else []
        return Operation(
            name=op["operationId"],
            method=method_name(op["operationId"].rsplit(".", 1)[-1]),
            http=http.upper(),
            path=path,
            summary=op["summary"],
            doc=op.get("description", ""),
            deprecated=reason(op),
            span=op.get("x-span", op["operationId"].replace(".", "_")),
            retry_safe=op.get("x-retry", "safe") == "safe",
            path_params=params["path"],
            query=params["query"],
            headers=params["header"],
            params_record=op.get("x-params"),
            body=records[body] if body else None,
            arguments=tuple(sorted(arguments, key=lambda f: not f.required)),
            result=result,
            kind=kind,
            item=item,
            nullable=body_schema(op["responses"]["200"].get("content", {}).get("application/json", {}))[1],
            paging=op.get("x-paging"),
            **{f"stream_{key}": streaming.get(key) for key in ("flag", "event", "method", "span")},
            length=streaming.get("length"),
            key=op.get("x-resume"),
            events=op.get("x-events"),
            is_form=FORM in op.get("requestBody", {}).get("content", {}),
            companions=tuple(op.get("x-companions", ())),
            error_codes=tuple(op.get("x-error-codes", ())),
            page=op.get("externalDocs", {}).get("url"),
            betas=tuple(op.get("x-beta", ())),
            security=tuple(scheme for one in op.get("security", ()) for scheme in one),
        )

    def _params(self, op: Json, place: str) -> tuple[Param, ...]:
        found = [param(self.spec, raw) for raw in op.get("parameters", ()) if raw["in"] == place]
        # Parameters of the path keep the order of the description: they are positional.
        return tuple(found if place == "path" else sorted(found, key=lambda p: not p.required))

    def _result(self, op: Json) -> tuple[str, str, str | None]:
        content = op["responses"]["200"].get("content", {})
        if op.get("x-lines"):
            line = content["application/x-jsonl"]["schema"]["$ref"].rsplit("/", 1)[1]
            return line, "lines", line
        if "x-events" in op:
            event = content["text/event-stream"]["schema"]["$ref"].rsplit("/", 1)[1]
            return event, "events", event
        if "application/json" not in content:
            return "AsyncBinaryResponse", "binary", None
        name, _ = body_schema(content["application/json"])
        if paging := op.get("x-paging"):
            items = self.spec.schemas[name]["properties"][paging["items"]]
            return name, "page", items["items"]["$ref"].rsplit("/", 1)[1]
        return name, "call", None


def _services(spec: Spec, operations: list[Operation]) -> tuple[Service, ...]:
    """Arrange the tags as a tree: `admin.workspaces` is a child of `admin`."""
    tags = {tag["name"]: tag for tag in spec.document.get("tags", ())}

    def below(prefix: tuple[str, ...]) -> tuple[Service, ...]:
        found = []
        for name, tag in tags.items():
            path = tuple(name.split("."))
            if path[:-1] == prefix:
                own = tuple(op for op in operations if op.name.rsplit(".", 1)[0] == name)
                title = tag.get("x-class") or class_name(path[-1])
                found.append(
                    Service(path=path, name=title, doc=tag["description"], operations=own, children=below(path))
                )
        return tuple(found)

    return below(())


def _arguments(body: Record, flag: str | None, headers: Iterable[Param]) -> list[Field]:
    """The fields of a body that a caller gives: not the flag of a stream, nor what a header sends, once."""
    beside = {flag, *(param.name for param in headers)}
    return [field for field in body.fields if field.wire not in beside]


def _body_schema(spec: Spec, op: Json) -> list[str]:
    content = op.get("requestBody", {}).get("content", {})
    return [media["schema"]["$ref"].rsplit("/", 1)[1] for media in content.values()]


def _response_schemas(spec: Spec, op: Json) -> list[str]:
    content = op["responses"]["200"].get("content", {})
    return [ref.rsplit("/", 1)[1] for media in content.values() for ref in all_refs(media.get("schema", {}))]
