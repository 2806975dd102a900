"""Compares the operations: which there are, their parameters, bodies, answers, pages and beta headers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from ..load.description import ROOT_FILE, Spec, escape
from .facts import Facts
from .findings import Findings
from .shapes import reference
from .types import TypeComparison

__all__ = ["OperationComparison", "general_operations"]

Json = Any
Operation = tuple[str, str]
"""HTTP method in upper case, and path with `{}` for each parameter: their names may differ."""

MESSAGE_EVENTS = {False: "RawMessageStreamEvent", True: "BetaRawMessageStreamEvent"}


def _operation(method: str, path: str) -> Operation:
    return method.upper(), re.sub(r"\{[^}]*\}", "{}", path)


def calls_by_operation(facts: Facts) -> dict[Operation, list[Json]]:
    """Return the calls of each operation: two where it has a beta variant."""
    found: dict[Operation, list[Json]] = defaultdict(list)
    for call in facts.calls:
        found[_operation(call["http"], call["path"])].append(call)
    return found


def general_operations(facts: Facts) -> int:
    """Return how many operations need no beta header."""
    return sum(any(not call["beta"] for call in calls) for calls in calls_by_operation(facts).values())


class OperationComparison:
    """Compares each operation of the description with the calls of the facts."""

    def __init__(self, spec: Spec, facts: Facts, types: TypeComparison, findings: Findings) -> None:
        self.spec, self.facts, self.types, self.findings = spec, facts, types, findings
        self.ours = {_operation(method, path): (path, method, op) for path, method, op in spec.operations()}
        self.theirs = calls_by_operation(facts)

    def compare(self) -> None:
        """Note every difference."""
        for method, path in self.theirs.keys() - self.ours.keys():
            calls = self.theirs[method, path]
            stage = "beta" if all(call["beta"] for call in calls) else "general"
            pointer = f"{ROOT_FILE}#/paths/{escape(calls[0]['path'])}/{method.lower()}"
            self.findings.add("operation missing", pointer, f"{stage}, {calls[0]['resource']}")
        for key, (path, method, op) in self.ours.items():
            where = self.spec.path_location(path, method)
            if key not in self.theirs:
                self.findings.add("operation extra", where)
                continue
            self._parameters(where, op, self.theirs[key])
            self._beta_headers(where, op, self.theirs[key])
            for call in self.theirs[key]:
                self._query_types(where, op, call)
                self._body(where, op, call)
                self._answer(where, op, call)

    def _parameters(self, where: str, op: Json, calls: list[Json]) -> None:
        theirs: dict[str, set[str]] = {"query": set(), "header": set()}
        for call in calls:
            theirs["query"] |= set(call["query_params"] or ())
            theirs["header"] |= {name.lower() for name in call["header_params"] or ()}
        for place, known in theirs.items():
            own = [each["name"] for each in op.get("parameters", ()) if each["in"] == place]
            ours = {name.lower() for name in own} if place == "header" else set(own)
            for name in ours ^ known:
                kind = f"{place} parameter {'extra' if name in ours else 'missing'}"
                self.findings.add(kind, f"{where}/parameters", name)

    def _beta_headers(self, where: str, op: Json, calls: list[Json]) -> None:
        """A call that has a generally available variant needs no header."""
        named = set(op.get("x-beta", ()))
        needed = {call["beta_header_default"] for call in calls}
        needed = set() if any(not call["beta"] for call in calls) else needed - {None}
        values = {value for each in needed for value in each.split(",")}
        for value in values - named:
            self.findings.add("operation's beta header missing", f"{where}/x-beta", value)
        for value in named - values:
            self.findings.add("operation's beta header extra", f"{where}/x-beta", value)

    def _query_types(self, where: str, op: Json, call: Json) -> None:
        request = self.facts.request_key(call)
        if request is None or not call["query_params"]:
            return
        fields = self.facts.fields(request)
        for index, parameter in enumerate(op.get("parameters", ())):
            if parameter["in"] != "query" or parameter["name"] not in fields:
                continue
            pointer = self.spec.parameter_location(where, index)
            theirs = fields[parameter["name"]]
            if theirs.required != bool(parameter.get("required")):
                self.findings.add("query parameter required by one side", pointer, source=request)
            self.types.type(parameter["schema"], theirs.type, f"{pointer}/schema", request, "request")

    def _body(self, where: str, op: Json, call: Json) -> None:
        request, body = self.facts.request_key(call), op.get("requestBody")
        takes = bool(request and call["body_params"])
        if takes != bool(body):
            self.findings.add("body missing" if takes else "body extra", f"{where}/requestBody")
        if request is None or not takes or not body:
            return
        media, content = next(iter(body["content"].items()))
        if (media == "multipart/form-data") != call["multipart"]:
            self.findings.add("body of another media type", f"{where}/requestBody/content", media)
        name, key = reference(content["schema"]), self.facts.body_key(request, call)
        if name and "properties" in self.spec.schemas[name]:
            self.types.record(name, key, "request")
        else:
            pointer = f"{where}/requestBody/content/{escape(media)}/schema"
            self.types.type(content["schema"], f"#{key}", pointer, request, "request")

    def _answer(self, where: str, op: Json, call: Json) -> None:
        content = op["responses"].get("200", {}).get("content", {})
        if bool(call["paginated"]) != bool(op.get("x-paging")):
            self.findings.add("pages on one side only", f"{where}/x-paging", str(call["paginated"]))
        if bool(call["stream"]) != ("text/event-stream" in content):
            self.findings.add("events on one side only", f"{where}/responses/200/content")
        answer = self.facts.response_key(call)
        for media, value in content.items() if answer else ():
            pointer, schema, key = f"{where}/responses/200/content/{escape(media)}/schema", value["schema"], answer
            if media == "text/event-stream" and "x-events" not in op:
                key = self.facts.key_near(MESSAGE_EVENTS[call["beta"]], call["resource"])
            elif op.get("x-paging") and media == "application/json":
                page = self.spec.schemas[reference(schema) or ""]
                schema = page["properties"][op["x-paging"]["items"]]["items"]
            if key is not None:
                theirs = self.facts.pointer(key)
                if (call.get("returns") or "").startswith("Optional["):
                    theirs = {"anyOf": [theirs, "null"]}
                self.types.type(schema, theirs, pointer, key, "response")
