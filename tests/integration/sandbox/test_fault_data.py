"""Validation of faults, and their conversion to and from JSON."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.sandbox.fault_injection.faults import FaultQueue


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"times": 0}, "times must be an integer, 1 or more, or None, not 0"),
        ({"times": True}, "times must be"),
        ({"times": "2"}, "times must be"),
        ({"after": -1}, "after must be an integer, 0 or more, not -1"),
        ({"after": None}, "after must be"),
        ({"status": 200}, "status must be an HTTP status from 300 to 599 except 304, not 200"),
        ({"status": 600}, "status must be"),
        ({"delay": -0.1}, "delay must be a number of seconds, 0 or more, not -0.1"),
        ({"delay": math.inf}, "delay must be"),
        ({"delay": math.nan}, "delay must be"),
        ({"drip": 0}, "drip must be a number of bytes per second, more than 0, not 0"),
        ({"cut_after": 1.5}, "cut_after must be"),
        ({"ping_only": 1}, "ping_only must be a boolean, not 1"),
        ({"status": 304}, "status must be"),
        ({"headers": {"x": 1}}, "headers must be an object of printable ASCII strings"),
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
        ({"error_type": "x"}, "error_type requires status"),
        ({"message": "x"}, "message requires status or error_event"),
        ({"stall_after": 3}, "stall_after requires stall"),
        ({"error_after": 3}, "error_after requires error_event"),
        ({"stall": 1, "stall_after": 3, "stall_after_events": 3}, "cannot be combined"),
        ({"cut_after": 0, "reset_after": 0}, "cut_after and reset_after cannot be combined"),
        ({"ping_only": True, "error_event": "x"}, "ping_only and error_event cannot be combined"),
    ],
)
def test_an_invalid_fault_is_an_error_that_names_the_field(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        Fault(**fields)


def test_a_fault_converts_to_json_and_back() -> None:
    for fault in (Fault(), Fault(status=429, headers={"a": "b"}, times=None), Fault(cut_after=0, operation="x")):
        assert Fault.from_json(json.loads(json.dumps(fault.to_json()))) == fault
    assert Fault().to_json() == {}


def test_the_queue_accepts_only_faults() -> None:
    with pytest.raises(TypeError, match="a fault must be a Fault"):
        FaultQueue().add({"status": 500})  # type: ignore[arg-type]  # the point


def test_an_unknown_operation_is_an_error_that_suggests_the_nearest() -> None:
    faults = Sandbox().faults
    wrong = (
        "operation must be an operation id of the API description, not 'message.create'; "
        "did you mean 'messages.create'?"
    )
    with pytest.raises(ValueError, match=re.escape(wrong)):
        faults.add(Fault(status=500), Fault(status=500, operation="message.create"))
    assert len(faults) == 0
    faults.add(Fault(status=500, operation="messages.create"), Fault(status=500, path="*/models", method="get"))
    assert len(faults) == 2
