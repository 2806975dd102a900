"""The checks of requests, written out: whether a body fits, in one pass and without a word on what does not."""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from ..bounds import request_rules
from ..ir import Api
from .betas import Betas, betas
from .notices import notices

__all__ = ["CheckedRecord", "checked_records"]

CLASSES = {
    "string": ("str",),
    "integer": ("int",),
    "number": ("int", "float"),
    "boolean": ("bool",),
    "array": ("list",),
    "object": ("dict",),
}
LENGTHS = {"minLength": ("str", "<"), "maxLength": ("str", ">"), "minItems": ("list", "<"), "maxItems": ("list", ">")}
NUMBERS = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}
KNOWN = {"types", "required", "record", "items", "enum", "rule", "pattern", *LENGTHS, *NUMBERS}
BLANK = r"\S"
"""The pattern of a text that is not blank."""

SLOWLY = ["return False"]

Rules = dict[str, dict[str, Any]]


@frozen
class CheckedRecord:
    """A record of requests, and the lines of the function that looks through it."""

    name: str
    function: str
    lines: tuple[str, ...]


def checked_records(api: Api) -> list[CheckedRecord]:
    """The records whose bounds are checked before a request is sent, by name."""
    rules = request_rules(api)
    marks = {"needs_beta": betas(api), "is_deprecated": notices(api)}
    # What may stand for such a record has a `type` that it has not, and is made into one by the slow way.
    typed = {record.name for record in api.records if "type" in record.schema.get("properties", ())}
    others = {r.name for r in api.records if r.schema.get("x-response") in typed and r.name not in typed}
    found = []
    for name, fields in rules.items():
        lines = _record(fields, _tests(name, marks, rules), rules)
        start = ["if 'type' in body:", "    return False"] if name in others else []
        found.append(CheckedRecord(name, _function(name), (*start, *lines)))
    return found


def _function(record: str) -> str:
    return "_" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", record).lower()


def _tests(record: str, marks: dict[str, Betas], rules: dict[str, Rules]) -> dict[str, list[str]]:
    """By field: what leaves a body to the slow way, which finds the beta headers it needs and what is deprecated."""
    tests: dict[str, list[str]] = {}
    for function, marked in marks.items():
        for wire, lines in _mark_tests(record, marked, rules, function).items():
            earlier = tests.get(wire, [])
            tests[wire] = SLOWLY if SLOWLY in (earlier, lines) else [*earlier, *lines]
    return tests


def _mark_tests(record: str, needed: Betas, rules: dict[str, Rules], function: str) -> dict[str, list[str]]:
    tests = {}
    for wire, (values, below) in needed.fields.get(record, {}).items():
        # Records that are checked look through themselves.
        names = tuple(name for name in below if name.lstrip("+*") not in rules)
        if values:
            tests[wire] = SLOWLY
        elif len(names) == 1 and names[0][0] == "+" and (union := needed.unions.get(names[0][1:])):
            tag, members, default = union
            maybe = f"inner.get({tag!r}) in {tuple(members)!r}"
            maybe += f" or {tag!r} not in inner" if default in members.values() else ""
            tests[wire] = [
                "if value.__class__ is list:",
                "    for inner in value:",
                f"        if inner.__class__ is dict and ({maybe}) and {function}(inner, {(names[0][1:],)!r}):",
                "            return False",
            ]
        elif names:
            tests[wire] = [f"if {function}(value, {names!r}):", "    return False"]
    return tests


def _record(fields: Rules, tests: dict[str, list[str]], all_rules: dict[str, Rules]) -> list[str]:
    lines = []
    required = [name for name, rule in fields.items() if "required" in rule]
    usual = [name for name, rule in fields.items() if rule.get("rule") == "content-not-empty"]
    ordered = dict.fromkeys([*required, *usual, *fields])
    for position, name in enumerate(ordered):
        rule = fields[name]
        if position == len(required) and len(ordered) > position + len(usual) and not usual:
            # Nearly all requests have few of the fields that may be missing.
            lines += [f"if len(body) == {position}:", "    return True"]
        lines.append(f"value = body.get({name!r})")
        inner = _value(rule, "value", all_rules)
        if (found := tests.get(name)) is not None:
            inner = found if len(found) == 1 else [*inner, *found]
        if "required" in rule:
            lines += ["if value is None:", "    return False", *inner]
        elif len(inner) == 2 and inner[0].startswith("if "):
            lines += [f"if value is not None and ({inner[0][3:-1]}):", inner[1]]
        elif inner:
            lines += ["if value is not None:", *_indented(inner)]
        if usual == [name] and len(ordered) > position + 1:
            lines += [f"if value is not None and len(body) == {position + 1}:", "    return True"]
    return lines


def _value(rule: dict[str, Any], variable: str, all_rules: dict[str, Rules]) -> list[str]:
    if rule.keys() - KNOWN:
        # Whatever this does not know is for the slow way.
        return ["return False"]
    tests: list[str] = []
    kinds = dict.fromkeys(cls for kind in rule.get("types", ()) for cls in CLASSES[kind])
    if kinds:
        # Exact classes only: others may fit as well, which the slow way knows.
        tests.append(" and ".join(f"{variable}.__class__ is not {cls}" for cls in kinds))
    for key, (cls, sign) in LENGTHS.items():
        if key in rule:
            tests.append(f"{variable}.__class__ is {cls} and len({variable}) {sign} {rule[key]}")
    for key, sign in NUMBERS.items():
        if key in rule:
            tests.append(f"{variable}.__class__ in (int, float) and {variable} {sign} {rule[key]}")
    if rule.get("pattern") == BLANK:
        tests.append(f"{variable}.__class__ is str and not {variable}.strip()")
    elif "pattern" in rule:
        tests.append(f"{variable}.__class__ is str and search({rule['pattern']!r}, {variable}) is None")
    if "enum" in rule:
        tests.append(f"{variable} not in {tuple(rule['enum'])!r}")
    lines = [line for test in tests for line in (f"if {test}:", "    return False")]
    if "items" in rule and (inner := _value(rule["items"], "item", all_rules)):
        lines += [f"for item in {variable}:", *_indented(inner)]
    if "record" in rule:
        lines += _below(rule["record"], variable, list(kinds), all_rules.get(rule["record"], {}))
    return lines


def _below(record: str, variable: str, kinds: list[str], rules: Rules) -> list[str]:
    function = _function(record)
    tests = ["inner.__class__ is not dict", f"not {function}(inner)"]
    # Content may be empty in some turns, which the slow way knows.
    tests += [f"not inner.get({name!r})" for name, rule in rules.items() if rule.get("rule") == "content-not-empty"]
    if kinds == ["dict"]:
        return [f"inner = {variable}", f"if {' or '.join(tests[1:])}:", "    return False"]
    if kinds != ["list"]:
        return ["return False"]
    return [f"for inner in {variable}:", f"    if {' or '.join(tests)}:", "        return False"]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
