"""The modules of the official client that hold one type each, such as `types.message_param`, and their folders."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from ..._loading.lazy_import import load
from ..derived.official_types import FOLDERS

__all__ = ["register"]

_PACKAGE = "integrations_anthropic.compat.types."
_FOLDERS = {*FOLDERS, "beta.shared", "shared", "skills"}


class SingleTypeFinder(MetaPathFinder, Loader):
    """Finds `types.message_param` where there is a type `MessageParam`. Names of other packages it leaves alone."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module of a type that this package has; None for every other."""
        if not fullname.startswith(_PACKAGE):
            return None
        name = fullname.removeprefix(_PACKAGE)
        if name in _FOLDERS:
            return ModuleSpec(fullname, self, is_package=True)
        return None if _type_named_as(name) is None else ModuleSpec(fullname, self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module that has the types of `types`."""
        return SingleTypeModule(spec.name, "The module of one type, and of the types that belong to it.")

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run: names are looked up when they are asked for."""


class SingleTypeModule(ModuleType):
    """Has each type by its official name; the one that it is named after is what it is imported for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = load("integrations_anthropic.compat.types._lookup").type_of(name, _package_of(self.__name__))
        if value is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}: this package has no such type")
        setattr(self, name, value)
        return value


def register() -> None:
    """Make the modules importable. It asks after all other finders, so it costs imports that succeed nothing."""
    if not any(isinstance(finder, SingleTypeFinder) for finder in sys.meta_path):
        sys.meta_path.append(SingleTypeFinder())


def _type_named_as(module: str) -> Any:
    folder, _, name = module.rpartition(".")
    if folder and folder not in _FOLDERS:
        return None
    package = _package_of(_PACKAGE + module)
    return load("integrations_anthropic.compat.types._lookup").type_in_module(name, package)


def _package_of(module: str) -> str:
    """The package of a module below `types`, without `beta` before it; that is itself, where it is one."""
    name = module.removeprefix(_PACKAGE)
    folder = name if name in _FOLDERS else name.rpartition(".")[0]
    return folder.removeprefix("beta").removeprefix(".")
