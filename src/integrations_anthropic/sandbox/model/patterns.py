"""Match regular expressions of schemas in bounded time.

Python's `re` tries one way after the other and holds the interpreter's lock meanwhile: `(a+)+$` would stop the server
for ever. Here all ways are followed side by side (https://swtch.com/~rsc/regexp/regexp1.html), and each step is taken
from a budget. What this does not support, such as a reference to a group, is not checked.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["WorkLimitError", "example", "matches", "spend", "work_limit"]

Json = Any

# The parser of `re` has no public name. `tests/unit/sandbox/test_patterns.py` fails if it no longer fits.
_parser: Any = importlib.import_module("re._parser")

MAX_INSTRUCTIONS = 1000
MAX_REPEATED = 1000
_work_left: ContextVar[list[int] | None] = ContextVar("work_left", default=None)
_CATEGORIES = {
    "CATEGORY_DIGIT": re.compile(r"\d"),
    "CATEGORY_NOT_DIGIT": re.compile(r"\D"),
    "CATEGORY_SPACE": re.compile(r"\s"),
    "CATEGORY_NOT_SPACE": re.compile(r"\S"),
    "CATEGORY_WORD": re.compile(r"\w"),
    "CATEGORY_NOT_WORD": re.compile(r"\W"),
}
_SAMPLES = "aA1 _-.@#/"
"""Characters tried for one that a set of characters describes by what it excludes."""


class WorkLimitError(Exception):
    """The steps set by `work_limit` are used up."""


class _UnsupportedError(Exception):
    """The pattern uses what the matcher does not support, or is too large for it."""


@contextmanager
def work_limit(steps: int) -> Iterator[None]:
    """Limit the steps that matching and validation may take within the block, together."""
    token = _work_left.set([steps])
    try:
        yield
    finally:
        _work_left.reset(token)


def spend(steps: int) -> None:
    """Take steps from the limit that is set. Raises WorkLimitError if none are left."""
    left = _work_left.get()
    if left is not None:
        left[0] -= steps
        if left[0] < 0:
            raise WorkLimitError


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found in the text; True if that cannot be said. Raises WorkLimitError."""
    program = _program(pattern)
    return program is None or _search(program, text, 0, anchored=False)


def example(pattern: str) -> str:
    """A short text that the pattern describes; it may not match because of a look-ahead. Empty if there is none."""
    try:
        return _Example().text(_parser.parse(pattern))
    except (re.error, RecursionError, OverflowError, _UnsupportedError):
        return ""


@dataclass(frozen=True)
class _Step:
    """One instruction: a test of a character, a fork, an assertion, or the end of a match."""

    kind: str
    test: Callable[[str], bool] | None = None
    targets: tuple[int, ...] = ()
    holds: Callable[[str, int], bool] | None = None


@lru_cache(maxsize=256)
def _program(pattern: str) -> list[_Step] | None:
    """The instructions of a pattern; None if it is not supported."""
    try:
        parsed = _parser.parse(pattern)
        if parsed.state.flags & ~re.UNICODE.value:
            return None
        compiler = _Compiler()
        compiler.sequence(parsed)
        return [*compiler.steps, _Step("match")]
    except (re.error, RecursionError, OverflowError, _UnsupportedError):
        return None


class _Compiler:
    def __init__(self) -> None:
        self.steps: list[_Step] = []

    def sequence(self, parsed: Any) -> None:
        for operator, argument in parsed:
            spend(1)
            if len(self.steps) > MAX_INSTRUCTIONS:
                raise _UnsupportedError
            compile_one = getattr(self, f"_{str(operator).lower()}", None)
            if compile_one is None:
                self.steps.append(_Step("character", test=_character_test(str(operator), argument)))
            else:
                compile_one(argument)

    def _at(self, position: Any) -> None:
        self.steps.append(_Step("assertion", holds=_position_test(str(position))))

    def _subpattern(self, argument: Any) -> None:
        _, added, removed, inner = argument
        if added or removed:
            raise _UnsupportedError
        self.sequence(inner)

    def _branch(self, argument: Any) -> None:
        forks, ends = [], []
        for branch in argument[1]:
            forks.append(len(self.steps))
            self.steps.append(_Step("fork"))
            self.sequence(branch)
            ends.append(len(self.steps))
            self.steps.append(_Step("fork"))
        for index, fork in enumerate(forks):
            following = forks[index + 1 : index + 2]
            self.steps[fork] = _Step("fork", targets=(fork + 1, *following))
            self.steps[ends[index]] = _Step("fork", targets=(len(self.steps),))

    def _max_repeat(self, argument: Any) -> None:
        low, high, inner = argument
        # Bounded before it is written out: the pattern may say `{100000}`.
        if low > MAX_REPEATED:
            raise _UnsupportedError
        for _ in range(low):
            self.sequence(inner)
        if high == _parser.MAXREPEAT:
            self._loop(inner)
            return
        if high - low > MAX_REPEATED:
            raise _UnsupportedError
        forks = []
        for _ in range(high - low):
            forks.append(len(self.steps))
            self.steps.append(_Step("fork"))
            self.sequence(inner)
        for fork in forks:
            self.steps[fork] = _Step("fork", targets=(fork + 1, len(self.steps)))

    # Which of several matches is found does not matter here.
    _min_repeat = _max_repeat

    def _loop(self, inner: Any) -> None:
        start = len(self.steps)
        self.steps.append(_Step("fork"))
        self.sequence(inner)
        self.steps.append(_Step("fork", targets=(start,)))
        self.steps[start] = _Step("fork", targets=(start + 1, len(self.steps)))

    def _assert(self, argument: Any) -> None:
        self._look_ahead(argument, wanted=True)

    def _assert_not(self, argument: Any) -> None:
        self._look_ahead(argument, wanted=False)

    def _look_ahead(self, argument: Any, *, wanted: bool) -> None:
        direction, inner = argument
        if direction < 0:
            raise _UnsupportedError
        compiler = _Compiler()
        compiler.sequence(inner)
        program = [*compiler.steps, _Step("match")]
        self.steps.append(
            _Step("assertion", holds=lambda text, at: _search(program, text, at, anchored=True) is wanted)
        )


def _search(program: list[_Step], text: str, start: int, *, anchored: bool) -> bool:
    """Follow all ways through the program at once; as many steps at most as it has instructions for each character."""
    current: set[int] = set()
    for position in range(start, len(text) + 1):
        if not anchored or position == start:
            current.add(0)
        current = _closure(program, current, text, position)
        if any(program[index].kind == "match" for index in current):
            return True
        if position < len(text):
            character = text[position]
            current = {index + 1 for index in current if (test := program[index].test) is not None and test(character)}
            spend(len(current) + 1)
        if anchored and not current:
            return False
    return False


def _closure(program: list[_Step], indexes: set[int], text: str, position: int) -> set[int]:
    """All instructions reached without reading a character."""
    seen: set[int] = set()
    rest = list(indexes)
    while rest:
        index = rest.pop()
        if index in seen:
            continue
        seen.add(index)
        step = program[index]
        rest.extend(step.targets)
        if step.holds is not None and step.holds(text, position):
            rest.append(index + 1)
    spend(len(seen))
    return seen


def _character_test(operator: str, argument: Any) -> Callable[[str], bool]:
    if operator == "LITERAL":
        return lambda character: ord(character) == argument
    if operator == "NOT_LITERAL":
        return lambda character: ord(character) != argument
    if operator == "ANY":
        return lambda character: character != "\n"
    if operator == "RANGE":
        return lambda character: argument[0] <= ord(character) <= argument[1]
    if operator == "CATEGORY" and str(argument) in _CATEGORIES:
        return lambda character: _CATEGORIES[str(argument)].match(character) is not None
    if operator == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        tests = [_character_test(str(inner), value) for inner, value in argument[negated:]]
        return lambda character: any(test(character) for test in tests) is not negated
    raise _UnsupportedError


def _position_test(position: str) -> Callable[[str, int], bool]:
    if position in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        return lambda text, at: at == 0
    if position == "AT_END":
        return lambda text, at: at == len(text) or (at == len(text) - 1 and text[at] == "\n")
    if position == "AT_END_STRING":
        return lambda text, at: at == len(text)
    if position in ("AT_BOUNDARY", "AT_NON_BOUNDARY"):
        wanted = position == "AT_BOUNDARY"
        return lambda text, at: (_is_word(text[at - 1 : at] if at else "") != _is_word(text[at : at + 1])) is wanted
    raise _UnsupportedError


def _is_word(character: str) -> bool:
    return _CATEGORIES["CATEGORY_WORD"].match(character) is not None


class _Example:
    """The shortest text that takes the first branch everywhere."""

    def text(self, parsed: Any) -> str:
        return "".join(self._one(str(operator), argument) for operator, argument in parsed)

    def _one(self, operator: str, argument: Any) -> str:
        spend(1)
        if operator in ("AT", "ASSERT", "ASSERT_NOT"):
            return ""
        if operator == "LITERAL":
            return chr(argument)
        if operator in ("SUBPATTERN", "BRANCH"):
            return self.text(argument[3] if operator == "SUBPATTERN" else argument[1][0])
        if operator in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._repeated(*argument)
        test = _character_test(operator, argument)
        found = next((character for character in _SAMPLES if test(character)), None)
        if found is not None:
            return found
        for inner, value in argument if operator == "IN" else ():
            if str(inner) in ("LITERAL", "RANGE"):
                return chr(value if str(inner) == "LITERAL" else value[0])
        raise _UnsupportedError

    def _repeated(self, low: int, high: int, inner: Any) -> str:
        # Once, where it may be left out: an empty text tells a reader nothing.
        count = min(high, max(low, 1))
        text = self.text(inner)
        if count * len(text) > MAX_REPEATED:
            raise _UnsupportedError
        return text * count
