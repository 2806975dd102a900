"""Faults as data: what may be ordered, and how a wrong order is refused."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.sandbox.fault_injection.faults import Faults


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"times": 0}, "times must be an integer of at least 1, or None, not 0"),
        ({"times": True}, "times must be"),
        ({"times": "2"}, "times must be"),
        ({"after": -1}, "after must be an integer of at least 0, not -1"),
        ({"after": None}, "after must be"),
        ({"status": 200}, "status must be a status from 300 to 599, not 304, not 200"),
        ({"status": 600}, "status must be"),
        ({"delay": -0.1}, "delay must be a number of seconds, 0 or more, not -0.1"),
        ({"delay": math.inf}, "delay must be"),
        ({"delay": math.nan}, "delay must be"),
        ({"drip": 0}, "drip must be a number of bytes a second, more than 0, not 0"),
        ({"cut_after": 1.5}, "cut_after must be"),
        ({"ping_only": 1}, "ping_only must be a boolean, not 1"),
        ({"status": 304}, "status must be"),
        ({"headers": {"x": 1}}, "headers must be printable ASCII texts by name"),
        ({"headers": "x"}, "headers must be"),
        ({"headers": {"x": "a\r\nb: c"}}, "headers must be"),
        ({"headers": {"x y": "a"}}, "headers must be"),
        ({"headers": {"Content-Length": "1"}}, "headers must be"),
        ({"retry_after": "1\n"}, "retry_after must be"),
        ({"path": ""}, "path must be a string that begins with / or a wildcard, not ''"),
        ({"path": "v1/models"}, "path must be a string that begins with / or a wildcard, not 'v1/models'"),
        ({"method": "PSOT"}, "method must be an HTTP method, one of GET, .*, not 'PSOT'"),
        ({"method": 5}, "method must be"),
        ({"operation": ""}, "operation must be a non-empty string"),
        ({"retry_after": -1}, "retry_after must be"),
        ({"error_type": "x"}, "error_type means nothing without status"),
        ({"message": "x"}, "message means nothing without status or error_event"),
        ({"stall_after": 3}, "stall_after means nothing without stall"),
        ({"error_after": 3}, "error_after means nothing without error_event"),
        ({"stall": 1, "stall_after": 3, "stall_after_events": 3}, "exclude each other"),
        ({"cut_after": 0, "reset_after": 0}, "cut_after and reset_after exclude each other"),
        ({"ping_only": True, "error_event": "x"}, "ping_only and error_event exclude each other"),
    ],
)
def test_a_wrong_fault_says_which_field_is_wrong(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        Fault(**fields)


def test_a_fault_survives_the_way_to_json_and_back() -> None:
    for fault in (Fault(), Fault(status=429, headers={"a": "b"}, times=None), Fault(cut_after=0, operation="x")):
        assert Fault.from_json(json.loads(json.dumps(fault.to_json()))) == fault
    assert Fault().to_json() == {}


def test_what_is_no_fault_is_not_taken() -> None:
    with pytest.raises(TypeError, match="a fault is a Fault"):
        Faults().add({"status": 500})  # type: ignore[arg-type]  # the point


def test_an_operation_that_is_unknown_is_refused_and_the_nearest_is_named() -> None:
    faults = Sandbox().faults
    wrong = "operation must be one of the description, not 'message.create'; did you mean 'messages.create'?"
    with pytest.raises(ValueError, match=re.escape(wrong)):
        faults.add(Fault(status=500), Fault(status=500, operation="message.create"))
    assert len(faults) == 0
    faults.add(Fault(status=500, operation="messages.create"), Fault(status=500, path="*/models", method="get"))
    assert len(faults) == 2
