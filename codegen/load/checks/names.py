"""The one rule for names of classes: CapWords of letters and digits, and none that the package or Python has."""

from __future__ import annotations

import re

from ...names import cap_words
from ...package import GENERATED_MODULE_NAMES, SERVICE_NAMES, mixins, package_names
from ..description import SpecError

__all__ = ["check_class_name", "proposal"]

CAP_WORDS = re.compile(r"[A-Z][A-Za-z0-9]*")
RESERVED_ENDS = ("Input", "Param")


def check_class_name(name: str, where: str, area: str) -> None:
    """Raise SpecError, with a name that could be taken, for one that no class can have. `area`: file it belongs to."""
    reason = _reason(name)
    if reason is not None:
        raise SpecError(where, f"{reason}, such as {proposal(name, area)}")


def proposal(name: str, area: str) -> str:
    """A name that is free: in CapWords, with the area before it where its own is taken."""
    proposed = cap_words(name)
    if proposed.endswith(RESERVED_ENDS):
        proposed += "Value"
    if proposed == name or _reason(proposed) is not None:
        proposed = cap_words(area.removesuffix(".yaml")) + proposed.removeprefix("Async")
    return proposed


def _reason(name: str) -> str | None:
    if not CAP_WORDS.fullmatch(name):
        return f"the name {name} is not in CapWords: choose one of letters and digits"
    if name in GENERATED_MODULE_NAMES | SERVICE_NAMES | mixins():
        return "the generated modules already use this name: choose another"
    if name in package_names():
        return "the package or Python already uses this name: choose another"
    if name.endswith(RESERVED_ENDS):
        return "names ending in Input or Param are reserved for argument types: choose another"
    if re.match(r"Async[A-Z]", name):
        return "names that begin with Async are those of the async half: choose another"
    return None
