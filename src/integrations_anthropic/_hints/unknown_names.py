"""The errors for unknown names. Made where a name is not found, and nowhere else: what is found costs nothing more."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load

__all__ = ["NamesHinted", "OptionsHinted"]
__all__ += ["unknown_argument", "unknown_attribute", "unknown_in_package", "unknown_option"]

LIKE = 0.75
"""How alike two names are, of 1, where one is proposed for the other."""
CO_VARKEYWORDS = 0x08
"""The flag of the code of functions that take any keyword (`inspect` has it too, and is slow to import)."""


class NamesHinted:
    """Superclass of what callers work with: an AttributeError of it says what an unknown name is called here.

    Names that begin with an underscore, as copying, pickling, mocks and notebooks ask for, are refused at once.
    """

    __slots__ = ()

    if not TYPE_CHECKING:
        # Type checkers refuse an unknown name by themselves, where they see no such method.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(_plain(self, name), name=name, obj=self)
            if any(name in vars(cls) for cls in type(self).__mro__):
                # Its own code raised an AttributeError: that is the one to show.
                return object.__getattribute__(self, name)
            raise unknown_attribute(self, name)


class OptionsHinted:
    """Superclass of records of options: for a misspelt keyword, a TypeError says which one is like it."""

    __slots__ = ()

    if not TYPE_CHECKING:
        # Type checkers know the keywords from `__init__`.

        def __new__(cls, *values: Any, **options: Any) -> Any:
            known = _keywords(cls.__init__)
            misspelt = next((name for name in options if name not in known), None) if known else None
            # Any value may be a secret: the frames of an error hold none.
            del values
            options.clear()
            if misspelt is not None:
                raise unknown_option(cls.__name__, misspelt, known)
            return object.__new__(cls)


def unknown_attribute(owner: object, name: str, *, search: bool = True) -> AttributeError:
    """The error for a name that `owner` does not have. Without `search` only a name of another client has a hint."""
    hint = ""
    if not sys.is_finalizing():
        load("integrations_anthropic._hints.elsewhere")
        from .elsewhere import ATTRIBUTES

        hint = _of_class(ATTRIBUTES, type(owner)).get(name, "")
        if search and not hint:
            known = {*dir(type(owner)), *getattr(owner, "__dict__", ())}
            hint = _proposed(name, sorted(each for each in known if not each.startswith("_")))
    return AttributeError(_plain(owner, name) + (f": {hint}" if hint else ""), name=name, obj=owner)


def unknown_in_package(module: Any, names: Iterable[str], name: str) -> Exception:
    """The error for a name that the package does not have; of `from … import` an ImportError, to be shown as it is."""
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import PACKAGE

    plain, hint = f"module {module.__name__!r} has no attribute {name!r}", ""
    if not name.startswith("_"):
        hint = PACKAGE.get(name) or _proposed(name, names)
    text = f"{plain}: {hint}" if hint else plain
    # Python makes an ImportError of its own of any AttributeError, without its text.
    if hint and _is_from_import(sys._getframe(2)):
        return ImportError(f"cannot import name {name!r} from {module.__name__!r}: {hint}", name=module.__name__)
    return AttributeError(text, name=name, obj=module)


def unknown_argument(method: str, name: object, known: Iterable[str], *, streams: bool) -> TypeError:
    """The error for an argument that a method (`messages.create`) does not have.

    `known`: arguments of its operation; what it takes beside them is read off its frame. `streams`: whether the
    operation can stream.
    """
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import ARGUMENTS, STREAMED

    hint = STREAMED if streams and name == "stream" else ARGUMENTS.get(str(name), "")
    if hint:
        return TypeError(f"{_unexpected(method, name)}: {hint}")
    found = _closest(str(name), [*known, *_parameters(method.rpartition(".")[2])])
    return TypeError(
        f"{_unexpected(method, name)}{f' (did you mean {found!r}?)' if found else ''}; "
        "to send something this version does not know, use extra_body={…} (or extra_query={…})"
    )


def unknown_option(made: str, name: str, names: Iterable[str]) -> TypeError:
    """The error for an option that no client has. `made`: the class or method; `names`: of the options there are."""
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import OPTIONS

    hint = OPTIONS.get(name) or _proposed(name, names)
    return TypeError(_unexpected(made, name) + (f": {hint}" if hint else ""))


def _of_class(tables: Mapping[str, Mapping[str, str]], owner: type) -> Mapping[str, str]:
    for cls in owner.__mro__:
        for called in (cls.__name__, cls.__name__.removeprefix("Async")):
            if called in tables:
                return tables[called]
    return {}


def _proposed(name: str, names: Iterable[str]) -> str:
    # Python's own "Did you mean" may follow in a traceback.
    found = _closest(name, names)
    return f"the closest name is {found!r}" if found else ""


def _closest(name: str, names: Iterable[str]) -> str | None:
    load("difflib")
    from difflib import get_close_matches  # needed for a mistake only

    return next(iter(get_close_matches(name, list(names), n=1, cutoff=LIKE)), None)


def _keywords(function: Any) -> tuple[str, ...]:
    """The keywords that a function takes; none where it takes any, or does not say which."""
    code = getattr(function, "__code__", None)
    if code is None or code.co_flags & CO_VARKEYWORDS:
        return ()
    names: tuple[str, ...] = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    return names


def _parameters(method: str) -> tuple[str, ...]:
    """The names of the parameters of the method that is being called; none where it is not among the callers."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_name != method:
        frame = frame.f_back
    code = frame.f_code
    return code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount] if code.co_name == method else ()


def _is_from_import(frame: Any) -> bool:
    """Whether a frame is at an instruction of `from … import`. Where that cannot be seen, it is not."""
    load("opcode")
    from opcode import opmap

    code, at = frame.f_code.co_code, frame.f_lasti
    return bool(0 <= at < len(code) and code[at] == opmap.get("IMPORT_FROM"))


def _plain(owner: object, name: str) -> str:
    return f"{type(owner).__name__!r} object has no attribute {name!r}"


def _unexpected(called: str, name: object) -> str:
    return f"{called}() got an unexpected keyword argument {name!r}"
