"""Imports that building a client or making a call needs, made where neither a fork nor an interrupt breaks them.

A child process inherits the import locks that other threads of its parent hold, and waits for ever where it imports the
same: so a fork waits for the end of these imports. An interrupt inside of Python's import system (Ctrl-C, a time limit
that raises in a thread) leaves modules half made: so they are imported in a thread of their own, which none reaches.
"""

from __future__ import annotations

import os
import sys
import time
from _thread import allocate_lock, get_ident, get_native_id, start_new_thread
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

__all__ = ["check_ending", "load", "load_in_place", "register"]

LONGEST = 60
"""Seconds that a fork waits for an import, and a call for the thread that imports: that may itself wait for either."""

PAUSE, MOST_PAUSES = 0.001, 200
"""Seconds that a fork waits at a time for the end of a thread that has imported, and how often."""

_THREADS = "concurrent.futures.thread"
"""Has forks take and release a lock, from its import on."""

_loaded: dict[str, ModuleType] = {}
_importing = allocate_lock()
_importer = 0
"""The thread that holds `_importing` because it imports; 0: none."""
_forker = 0
"""The thread that holds `_importing` because it forks; 0: none."""
_last_thread = 0
"""What the system calls the thread that imported last; 0: none."""
_errors: ModuleType | None = None
"""The errors of the package: kept for the end of the interpreter, when nothing can be imported."""


def load(*names: str) -> ModuleType:
    """Import modules, by their full names, unless that was done before; returns the last one.

    Raises what the import raises; ConfigurationError where the interpreter is ending and cannot import any more.
    """
    if not _loaded.keys() >= set(names):
        _load(names)
    return _loaded[names[-1]]


def load_in_place(name: str) -> ModuleType:
    """The same for a module of the package that the caller's own import statement asks for, without a thread."""
    if name not in _loaded:
        _import_alone((name,))
    return _loaded[name]


def check_ending(error: BaseException) -> None:
    """Raise ConfigurationError where `error` is one of an import that comes of the end of the interpreter."""
    if isinstance(error, ImportError) and _errors is not None and sys.is_finalizing():
        reason = f"the interpreter is ending, and imports nothing any more ({error})"
        raise _errors.ConfigurationError(f"{reason}: use the client before, or in a function of atexit") from error


def _load(names: tuple[str, ...]) -> None:
    if sys.is_finalizing() or all(map(_is_complete, names)) or _is_importing() or _holds_lock_of_logging():
        _import_alone(names)
        return
    ended = allocate_lock()
    ended.acquire()
    faults: list[BaseException] = []
    try:
        start_new_thread(_import_in_thread, (names, faults, ended.release))
    except RuntimeError:
        # No thread can be started any more.
        _import_alone(names)
        return
    for _ in range(LONGEST):
        if ended.acquire(timeout=1.0) or not _importing.locked():
            break
    if faults:
        raise faults[0]
    if not _loaded.keys() >= set(names):
        # That thread was stopped from outside, or waits for another one, which Python may know to end.
        _import_here(names)


def _is_complete(name: str) -> bool:
    """Whether a module was imported, to its end."""
    module = sys.modules.get(name)
    return module is not None and not getattr(getattr(module, "__spec__", None), "_initializing", False)


def _is_importing() -> bool:
    """Whether the caller is a module that is being imported: another thread might wait for it."""
    frame = sys._getframe()
    while frame.f_code.co_name != "_find_and_load" or frame.f_globals.get("__name__") != "importlib._bootstrap":
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return True


def _holds_lock_of_logging() -> bool:
    """Whether the caller holds the one lock of `logging`, which modules that make a logger take in the other thread.

    It does where `logging.config` makes a handler that builds a client; and, before 3.13, for good once an interrupt
    has come while `logging` was taking it.
    """
    is_owned = getattr(getattr(sys.modules.get("logging"), "_lock", None), "_is_owned", None)
    return is_owned is not None and bool(is_owned())


def _import_in_thread(names: tuple[str, ...], faults: list[BaseException], end: Callable[[], None]) -> None:
    global _last_thread
    try:
        _last_thread = get_native_id()
        _import_alone(names)
    except BaseException as error:  # raised in the thread that waits
        faults.append(error)
    finally:
        end()


def _import_alone(names: tuple[str, ...]) -> None:
    """Import with the lock held that a fork takes, where there is something to import."""
    global _importer
    if _importer == get_ident() or sys.is_finalizing() or all(map(_is_complete, names)):
        _import_here(names)
        return
    with _importing:
        try:
            _importer = get_ident()
            _import_here(names)
        finally:
            _importer = 0


def _import_here(names: tuple[str, ...]) -> None:
    global _errors
    try:
        for name in names:
            _loaded[name] = import_module(name)
        if _errors is None:
            _errors = import_module("integrations_anthropic.errors")
    except Exception as error:
        check_ending(error)
        raise


def _before_fork() -> None:
    global _forker
    if get_ident() in (_importer, _forker):
        return
    _wait_for_last_thread()
    had_threads = _is_complete(_THREADS)
    if _importing.acquire(timeout=LONGEST):
        _forker = get_ident()
        if not had_threads and _is_complete(_THREADS):
            # Imported meanwhile: this fork will release its lock, perhaps without having taken it.
            sys.modules[_THREADS]._global_shutdown_lock.acquire(blocking=False)


def _wait_for_last_thread() -> None:
    """Wait until the system knows of no thread that only imported: a fork beside one makes Python 3.12 and later warn.

    Linux alone shows which threads a process has; elsewhere the warning may come.
    """
    global _last_thread
    thread, _last_thread = _last_thread, 0
    for _ in range(MOST_PAUSES):
        if not thread or _importer or not os.path.exists(f"/proc/self/task/{thread}"):
            return
        time.sleep(PAUSE)


def _in_parent() -> None:
    global _forker
    if _forker == get_ident():
        _forker = 0
        _importing.release()


def _in_child() -> None:
    global _forker, _importer, _importing
    _forker = 0
    if _importer != get_ident():
        _importer, _importing = 0, allocate_lock()


def register() -> None:
    """Have forks wait for imports."""
    if hasattr(os, "register_at_fork"):  # there is no fork on Windows
        os.register_at_fork(before=_before_fork, after_in_parent=_in_parent, after_in_child=_in_child)
