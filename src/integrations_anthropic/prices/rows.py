"""Prices of one model, for a million tokens of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Protocol

from attrs import Attribute, asdict, field, frozen

from ..errors import ConfigurationError

__all__ = ["LongPromptPrices", "ModelPrices", "TokenPrices", "rebuilt"]

_NONE: Mapping[str, Decimal] = MappingProxyType({})


def _check(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no price before anything is counted with it."""
    if not isinstance(value, Decimal) or not value.is_finite() or value < 0:
        name = attribute.name
        raise ConfigurationError(f"{name}: must be a finite Decimal of at least 0, not {value!r}", field=name)


def _check_known(row: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None:
        _check(row, attribute, value)


class TokenPrices(Protocol):
    """Prices for a million tokens of each kind, in the currency of the table; None: not known."""

    @property
    def input(self) -> Decimal:
        """Of tokens that were neither written to nor read from the prompt cache."""
        ...

    @property
    def output(self) -> Decimal:
        """Of tokens that the model wrote."""
        ...

    @property
    def cache_read(self) -> Decimal | None:
        """Of tokens that were read from the prompt cache."""
        ...

    @property
    def cache_write_5m(self) -> Decimal | None:
        """Of tokens written to the prompt cache for five minutes."""
        ...

    @property
    def cache_write_1h(self) -> Decimal | None:
        """Of tokens written to the prompt cache for one hour."""
        ...


@frozen(kw_only=True)
class LongPromptPrices:
    """Prices of a whole request whose prompt has more than `above` tokens, those of the cache included."""

    above: int
    """Tokens of the longest prompt that has the other prices."""
    input: Decimal = field(validator=_check)
    output: Decimal = field(validator=_check)
    cache_read: Decimal | None = field(default=None, validator=_check_known)
    cache_write_5m: Decimal | None = field(default=None, validator=_check_known)
    cache_write_1h: Decimal | None = field(default=None, validator=_check_known)


@frozen(kw_only=True)
class ModelPrices:
    """Prices of one model, for a million tokens of each kind, from one day on."""

    input: Decimal = field(validator=_check)
    """Of tokens that were neither written to nor read from the prompt cache."""
    output: Decimal = field(validator=_check)
    """Of tokens that the model wrote, thinking included."""
    cache_read: Decimal | None = field(default=None, validator=_check_known)
    """Of tokens read from the prompt cache. None: not known; what has such tokens then has no known cost."""
    cache_write_5m: Decimal | None = field(default=None, validator=_check_known)
    """Of tokens written to the prompt cache for five minutes; None: not known."""
    cache_write_1h: Decimal | None = field(default=None, validator=_check_known)
    """Of tokens written to the prompt cache for one hour; None: not known."""
    long_prompt: LongPromptPrices | None = None
    """Prices of requests with a longer prompt; None: those above."""
    tiers: Mapping[str, Decimal] = _NONE
    """Factor of all token prices by `service_tier`; `standard` needs none, any other that is missing is not known."""
    speeds: Mapping[str, Decimal] = _NONE
    """Factor of all token prices by `speed`; `standard` needs none, any other that is missing is not known."""
    regions: Mapping[str, Decimal] = _NONE
    """Factor of all token prices by `inference_geo`; `global` needs none, any other that is missing is not known."""
    since: date | None = None
    """First day on which they hold, in UTC; None: ever since."""
    source: str | None = None
    """Page that states them."""

    def __reduce__(self) -> tuple[Any, ...]:
        # The mappings are read-only views, which cannot be pickled.
        values = asdict(self, recurse=False)
        return rebuilt, (type(self), {k: dict(v) if isinstance(v, Mapping) else v for k, v in values.items()})


def rebuilt(cls: type[Any], values: dict[str, Any]) -> Any:
    """The object of a pickle."""
    return cls(**{k: MappingProxyType(v) if isinstance(v, dict) else v for k, v in values.items()})
