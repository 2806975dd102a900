"""Calls that are made while the interpreter ends."""

from __future__ import annotations

import pytest

from tests.integration.lifetime.programs import run


@pytest.mark.parametrize("before", ["used", "unused"])
@pytest.mark.parametrize("half", ["sync", "async"])
@pytest.mark.parametrize("place", ["atexit", "early_atexit"])
def test_a_call_in_a_function_of_atexit_works(url: str, place: str, half: str, before: str) -> None:
    assert run("ending", url, place, half, before) == (0, "ok")


@pytest.mark.parametrize("before", ["used", "unused"])
@pytest.mark.parametrize("half", ["sync", "async"])
@pytest.mark.parametrize("place", ["global", "builtins"])
def test_a_call_when_the_interpreter_collects_its_last_objects_works_or_is_an_error_of_ours(
    url: str, place: str, half: str, before: str
) -> None:
    status, printed = run("ending", url, place, half, before)
    # The program catches AnthropicError only, and Python prints what leaves a __del__.
    assert status == 0
    assert printed == "ok" or printed.partition(":")[0] in ("APIConnectionError", "ConfigurationError")
