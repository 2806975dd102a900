"""The errors for unknown names. Made where a name is not found, and nowhere else: what is found costs nothing more."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load

__all__ = ["NamesHinted", "unknown_field", "unknown_in_package"]


class NamesHinted:
    """Superclass of clients and services: an AttributeError of theirs says what an unknown name is called here.

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
            raise _unknown_attribute(self, name)


def unknown_field(model: object, name: str) -> AttributeError:
    """The error for a name that a model does not have. Asked for often, by `hasattr`: nothing is searched."""
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import MODELS

    hint = MODELS.get(name)
    return AttributeError(_plain(model, name) + (f": {hint}" if hint else ""), name=name, obj=model)


def unknown_in_package(module: Any, names: Iterable[str], name: str) -> Exception:
    """The error for a name that the package does not have; of `from … import` an ImportError, to be shown as it is."""
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import PACKAGE

    plain, hint = f"module {module.__name__!r} has no attribute {name!r}", ""
    if not name.startswith("_"):
        hint = PACKAGE.get(name) or _closest(name, names)
    text = f"{plain}: {hint}" if hint else plain
    # Python makes an ImportError of its own of any AttributeError, without its text.
    if hint and _is_from_import(sys._getframe(2)):
        return ImportError(f"cannot import name {name!r} from {module.__name__!r}: {hint}", name=module.__name__)
    return AttributeError(text, name=name, obj=module)


def _unknown_attribute(owner: object, name: str) -> AttributeError:
    load("integrations_anthropic._hints.elsewhere")
    from .elsewhere import OWNERS

    table: Mapping[str, str] = OWNERS[""]
    for cls in type(owner).__mro__:
        if (known := cls.__name__.removeprefix("Async")) in OWNERS:
            table = OWNERS[known]
            break
    hint = table.get(name) or _closest(name, (each for each in dir(type(owner)) if not each.startswith("_")))
    return AttributeError(_plain(owner, name) + (f": {hint}" if hint else ""), name=name, obj=owner)


def _closest(name: str, names: Iterable[str]) -> str:
    load("difflib")
    from difflib import get_close_matches  # needed for a mistake only

    found = get_close_matches(name, list(names), n=1)
    return f"did you mean {found[0]!r}?" if found else ""


def _is_from_import(frame: Any) -> bool:
    """Whether a frame is at an instruction of `from … import`. Where that cannot be seen, it is not."""
    load("opcode")
    from opcode import opmap

    code, at = frame.f_code.co_code, frame.f_lasti
    return bool(0 <= at < len(code) and code[at] == opmap.get("IMPORT_FROM"))


def _plain(owner: object, name: str) -> str:
    return f"{type(owner).__name__!r} object has no attribute {name!r}"
