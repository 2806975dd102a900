"""Tables of prices: of each model, from which day on, for a million tokens of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from attrs import Attribute, evolve, field, frozen

from ..errors import ConfigurationError, ValidationError
from .calculation import cost_of
from .reading import check_currency, data_in, read_table
from .rows import ModelPrices, rebuilt

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Prices"]


def _check_models(_: object, attribute: Attribute[Any], models: object) -> None:
    """Refuse what is no table before anything is counted with it."""
    if isinstance(models, Mapping) and all(
        isinstance(name, str) and isinstance(rows, tuple) and all(isinstance(row, ModelPrices) for row in rows)
        for name, rows in models.items()
    ):
        return
    why = f"{attribute.name}: must be a mapping of ids of models to tuples of ModelPrices (see from_dict)"
    raise ConfigurationError(why, field=attribute.name)


_DATED = re.compile(r"(?P<model>.+)-20[0-9]{6}")


@frozen(kw_only=True)
class Prices:
    """Prices of models. Immutable; may be shared, compared, copied and pickled.

    `Prices.listed()` has the list prices that came with this version of the package; `Prices.load(path)` and
    `Prices.from_dict(data)` read your own; `updated(prices)` puts one table on top of another.
    """

    models: Mapping[str, tuple[ModelPrices, ...]] = field(
        repr=lambda models: f"<{len(models)} models>", validator=_check_models
    )
    """By id of the model: its prices, earliest first."""
    currency: str = "USD"
    """Currency of every price."""
    web_search: Decimal | None = None
    """Price of one web search; None: not known, what made searches then has no known cost."""

    @classmethod
    def listed(cls) -> Prices:
        """The list prices of Anthropic's own API, as far as they are known to this version, each with its source.

        They hold for no other platform, and for no discount of yours.
        """
        return _listed()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Prices:
        """The table in parsed JSON or YAML: `{"currency": "USD", "models": {"claude-…": {"input": 3, "output": 15}}}`.

        Numbers may be `Decimal`, integers, strings or floats (which count as they are printed). Raises
        ConfigurationError, with the path as `field`, for what is missing, unknown or no price.
        """
        models, currency, web_search = read_table(data)
        return cls(models=MappingProxyType(models), currency=currency, web_search=web_search)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Prices:
        """The table in a file of JSON, or of YAML where PyYAML is installed (`.yaml`, `.yml`).

        Raises ConfigurationError where it cannot be read.
        """
        return cls.from_dict(data_in(path))

    def updated(self, other: Prices) -> Prices:
        """A table with the models of both; of a model that both have, the prices of `other`.

        Raises ConfigurationError where their currencies differ.
        """
        check_currency(self.currency, other.currency)
        web_search = self.web_search if other.web_search is None else other.web_search
        return evolve(self, models=MappingProxyType({**self.models, **other.models}), web_search=web_search)

    def of(self, model: str, on: date | None = None) -> ModelPrices | None:
        """The prices of a model on a day (None: today, in UTC; of a datetime its day in UTC); None where not known.

        A model with a date at its end (`claude-haiku-4-5-20251001`) that has no prices of its own has those of the
        model without it.
        """
        day = _day(on)
        held = [row for row in self._rows(model) if row.since is None or row.since <= day]
        return held[-1] if held else None

    def cost(self, usage: Any, model: str, *, on: date | None = None) -> Decimal | None:
        """What a usage of a model costs, in `currency`, exactly; None where a price it needs is not known.

        `usage`: a `Usage`, or JSON data of one. `on`: the day it was used, None: today, in UTC. Where it has
        `iterations`, each is counted at the prices of its own model.
        """
        return cost_of(usage, model, lambda name: self.of(name, on), self.web_search)

    def _rows(self, model: str) -> tuple[ModelPrices, ...]:
        """The prices of a model on any day."""
        rows = self.models.get(model)
        if rows is None:
            dated = _DATED.fullmatch(model)
            rows = self.models.get(dated["model"], ()) if dated else ()
        return rows

    def __contains__(self, model: object) -> bool:
        return isinstance(model, str) and bool(self._rows(model))

    def __iter__(self) -> Iterator[str]:
        return iter(self.models)

    def __len__(self) -> int:
        return len(self.models)

    def __reduce__(self) -> tuple[Any, ...]:
        return rebuilt, (
            type(self),
            {"models": dict(self.models), "currency": self.currency, "web_search": self.web_search},
        )

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


def _day(on: date | None) -> date:
    """The day in UTC. Raises ValidationError for what is no day."""
    if on is None:
        return datetime.now(UTC).date()
    if isinstance(on, datetime):  # which is a date for type checkers, and cannot be compared with one
        return (on if on.tzinfo is None else on.astimezone(UTC)).date()
    if isinstance(on, date):
        return on
    raise ValidationError(f"on: must be a date, not {type(on).__name__}", field="on", value=on)


@cache
def _listed() -> Prices:
    from .listed import LISTED

    return Prices.from_dict(LISTED)
