"""Names of a client or a service that a platform does not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .._loading.lazy_property import lazy_property

__all__ = ["Lacking", "PlatformNames", "lacking", "offers_only"]

T = TypeVar("T")


class Lacking:
    """An attribute that is not there: reading it raises AttributeError, which says what the platform lacks."""

    def __init__(self, platform: str) -> None:
        self._platform = platform
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> Any:
        if instance is None:
            # Of the class itself: what inspects it, such as a generator of documentation, is to go on.
            return self
        why = f"{owner.__name__!r} object has no attribute {self._name!r}: {self._platform} does not offer it"
        raise AttributeError(why, name=self._name, obj=instance)


def lacking(platform: str) -> Any:
    """The value of a class attribute whose name the platform lacks."""
    return Lacking(platform)


def offers_only(*names: str, platform: str) -> Callable[[type[T]], type[T]]:
    """Decorates a class of clients: of the services of the API, the platform has those of these names."""

    def decorate(cls: type[T]) -> type[T]:
        services = next(each for each in cls.__mro__ if each.__module__.endswith(".services"))
        for name, value in list(vars(services).items()):
            if isinstance(value, lazy_property) and name not in names:
                attribute = Lacking(platform)
                attribute.__set_name__(cls, name)
                setattr(cls, name, attribute)
        return cls

    return decorate


class PlatformNames:
    """Leaves out of `dir()` what the platform lacks."""

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not isinstance(_of_class(type(self), name), Lacking)]


def _of_class(cls: type, name: str) -> object:
    return next((vars(each)[name] for each in cls.__mro__ if name in vars(each)), None)
