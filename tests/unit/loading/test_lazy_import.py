"""Modules that are imported when they are first needed, in a thread of their own."""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic._loading import lazy_import
from integrations_anthropic._loading.lazy_import import load, load_in_place
from integrations_anthropic._loading.lazy_property import lazy_property
from tests.elapsed import eventually

IMPORT = "from integrations_anthropic._loading.lazy_import import load\n"


class Interrupt(Exception):
    """Set in a thread from outside, as time limits of task queues are."""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Writes a module that can be imported."""
    monkeypatch.syspath_prepend(tmp_path)

    def written(name: str, text: str) -> str:
        (tmp_path / f"{name}.py").write_text(text)
        return name

    return written


def threads_refused(*_: object) -> None:
    raise RuntimeError("can't create new thread at interpreter shutdown")


def test_modules_are_imported_in_another_thread_once(write: Any) -> None:
    name = write("lazy_once", "import threading\nthread = threading.get_ident()\n")
    assert load("json", name).thread != threading.get_ident()
    assert load(name) is sys.modules[name]


def test_what_was_imported_before_needs_no_thread(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    name = write("lazy_before", "")
    __import__(name)
    monkeypatch.setattr(lazy_import, "start_new_thread", None)
    assert load(name) is sys.modules[name]


def test_a_module_is_imported_where_no_thread_can_be_started(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_import, "start_new_thread", threads_refused)
    assert isinstance(load(write("lazy_refused", "")), ModuleType)


def test_the_fault_of_an_import_reaches_the_caller_and_the_next_one_tries_again(write: Any) -> None:
    name = write("lazy_fault", "import builtins\nbuiltins.lazy_fault_is_mended\n")
    with pytest.raises(AttributeError):
        load(name)
    write(name, "mended = True\n# of another length, so that no byte code of before is used\n")
    assert load(name).mended


def test_a_module_that_is_imported_may_import_others_so(write: Any) -> None:
    inner = write("lazy_inner", "value = 1\n")
    text = f"{IMPORT}value = load('{inner}').value\n"
    assert load(write("lazy_outer", text)).value == 1
    assert load_in_place(write("lazy_outer_in_place", text)).value == 1


GATED = """
import threading
entered, go_on = threading.Event(), threading.Event()
"""
SLOW = """
import lazy_gate
lazy_gate.entered.set()
lazy_gate.go_on.wait(30)
whole = True
"""


def test_an_exception_from_outside_leaves_no_module_half_made(write: Any) -> None:
    def first() -> None:
        try:
            load(name)
        except Interrupt:
            interrupted.set()

    gate, name, interrupted = load(write("lazy_gate", GATED)), write("lazy_slow", SLOW), threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    assert gate.entered.wait(30)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(Interrupt))
    assert eventually(interrupted.is_set)
    gate.go_on.set()
    assert load(name).whole
    thread.join()


def test_a_module_that_is_being_imported_may_be_imported_by_what_it_loads(write: Any) -> None:
    name = write("lazy_circle", f"{IMPORT}value = load('lazy_partner').value\n")
    write("lazy_partner", f"import {name}\nvalue = 2\n")
    assert __import__(name).value == 2


def test_at_the_end_of_the_interpreter_an_import_is_an_error_of_ours(
    write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(write("lazy_any", ""))
    monkeypatch.setattr(sys, "is_finalizing", lambda: True)
    monkeypatch.setattr(sys, "meta_path", None)
    with pytest.raises(ConfigurationError, match="the interpreter is ending") as caught:
        load("lazy_too_late")
    assert isinstance(caught.value.__cause__, ImportError)


def test_a_lazy_property_is_made_once_and_is_documented() -> None:
    class Room:
        made = 0

        @lazy_property
        def light(self) -> object:
            """On or off."""
            Room.made += 1
            return object()

    room = Room()
    assert (room.light is room.light, Room.made, Room.light.__doc__) == (True, 1, "On or off.")
