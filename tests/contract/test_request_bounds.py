"""The bounds of the description, held against what the API accepted: it must refuse nothing that the API takes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest

from integrations_anthropic.sandbox.description.loader import find_folder, load
from integrations_anthropic.sandbox.description.request_checks import RequestChecks
from tests.contract.replay import RECORDINGS, Exchange, exchanges

BOUNDS = frozenset(
    {
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern"),
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems"),
    }
)
MINIMUM = 2500

pytestmark = pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not part of this project")


def accepted() -> Iterator[Exchange]:
    """The recorded requests that the API accepted. It answers 200 as well where it streams an error."""
    for exchange in exchanges():
        refused = exchange.stream and b"event: error" in exchange.response_body
        if exchange.status < 300 and not refused:
            yield exchange


def bounds_broken(validator: Any, value: Any) -> list[str]:
    """The bounds that a value breaks, each with its path."""
    broken: list[str] = []
    waiting = list(validator.iter_errors(value))
    while waiting:
        error = waiting.pop()
        waiting += error.context or ()
        if error.validator in BOUNDS:
            path = ".".join(str(part) for part in error.absolute_path)
            broken.append(f"{path}: {error.validator} {error.validator_value!r}")
    return broken


def test_no_request_that_the_api_accepted_breaks_a_bound_of_the_description() -> None:
    description = load(find_folder())
    checks = RequestChecks(description)
    operations = [
        (operation, re.compile(re.sub(r"\{\w+\}", "[^/]+", operation.path))) for operation in description.operations
    ]
    tried: Counter[str] = Counter()
    broken: list[str] = []
    for exchange in accepted():
        for operation, path in operations:
            if operation.method.upper() != exchange.method or not path.fullmatch(exchange.path):
                continue
            tried[operation.id] += 1
            checks.query(operation, parse_qsl(exchange.query))
            if operation.body is not None and isinstance(exchange.request_body, dict):
                name = operation.body["$ref"].rpartition("/")[2]
                found = bounds_broken(checks.schema_validator(name), exchange.request_body)
                broken += [f"{exchange.id} {operation.id}: {one}" for one in found]
    assert broken == []
    assert sum(tried.values()) >= MINIMUM and tried["messages.create"] and tried["batches.create"], tried


def test_a_bound_that_is_broken_is_found() -> None:
    checks = RequestChecks(load(find_folder()))
    request = {
        "model": " ",
        "max_tokens": -1,
        "messages": [],
        "tools": [{"type": "web_search_20250305", "max_uses": 0}],
    }
    found = bounds_broken(checks.schema_validator("CreateMessageRequest"), json.loads(json.dumps(request)))
    assert sorted(one.partition(":")[0].rpartition(".")[2] for one in found) == [
        *("max_tokens", "max_uses", "messages", "model"),
    ]
