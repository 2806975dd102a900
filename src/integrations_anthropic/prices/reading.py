"""Tables of prices from parsed JSON or YAML, and from files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import ConfigurationError
from .rows import LongPromptPrices, ModelPrices

__all__ = ["check_currency", "data_in", "read_table"]

_KINDS = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h")
_FACTORS = ("tiers", "speeds", "regions")
_ROW = frozenset((*_KINDS, *_FACTORS, "long_prompt", "since", "source"))
_TABLE = frozenset(("currency", "web_search", "models"))
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 9
"""Above any price: what is larger is a mistake, such as a price that was given for all tokens of a month."""


def read_table(data: Any) -> tuple[dict[str, tuple[ModelPrices, ...]], str, Decimal | None]:
    """The prices by model, their currency, and the price of a web search, of a table in parsed data.

    Raises ConfigurationError, with its path, for what is no table.
    """
    table = _mapping(data, "prices", _TABLE)
    currency = table.get("currency", "USD")
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        raise _refused("prices.currency", "must be a code of ISO 4217 with three letters, such as USD")
    if "models" not in table:
        raise _refused("prices.models", "is missing: a mapping of ids of models to their prices")
    models = _mapping(table["models"], "prices.models")
    searches = table.get("web_search")
    found = {name: _rows(given, f"prices.models.{name}") for name, given in models.items()}
    return found, currency, None if searches is None else _number(searches, "prices.web_search")


def data_in(path: str | os.PathLike[str]) -> Any:
    """The data in a file, JSON or YAML by its name."""
    place = Path(path)
    try:
        place = place.expanduser()
        text = place.read_text("utf-8-sig")  # editors on Windows write a mark of the order of bytes
        if place.suffix in (".yaml", ".yml"):
            return _yaml(text)
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_object)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: no home directory, or nested too deeply
        raise _refused("prices", f"cannot be read from {place}: {error}") from error


def check_currency(one: str, other: str) -> None:
    """Raise ConfigurationError where two tables cannot be one."""
    if one != other:
        raise _refused("prices.currency", f"differs: {one} and {other} cannot be in one table")


def _yaml(text: str) -> Any:
    try:
        import yaml
    except ImportError as error:
        why = "needs PyYAML where it is a YAML file (pip install pyyaml); a JSON file needs nothing"
        raise _refused("prices", why) from error
    try:
        # Of a key that is there twice, YAML's loader would keep the last.
        _check_keys(yaml.compose(text, yaml.SafeLoader))
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _check_keys(node: Any) -> None:
    """Raise ValueError for a mapping of a YAML document with a key twice; those that `<<` brings may be replaced."""
    # Aliases make a document a graph: each node is looked at once.
    waiting, seen = [node], set[int]()
    while waiting:
        node = waiting.pop()
        if node is None or isinstance(node.value, str) or id(node) in seen:
            continue
        seen.add(id(node))
        pairs = [each for each in node.value if isinstance(each, tuple)]
        _object([(key.value, None) for key, _ in pairs if isinstance(key.value, str)])
        waiting.extend(child for each in node.value for child in (each if isinstance(each, tuple) else (each,)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of its pairs. Raises ValueError where a key is there twice: which of the two is meant is not known."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} is there twice in one mapping")
    return found


def _rows(given: Any, path: str) -> tuple[ModelPrices, ...]:
    """The prices of one model: one mapping, or a list of them, of which each holds from another day on."""
    if isinstance(given, Mapping):
        return (_row(given, path),)
    if not isinstance(given, (list, tuple)) or not given:
        raise _refused(path, "must be a mapping of prices, or a list of them that is not empty")
    rows = [_row(each, f"{path}[{index}]") for index, each in enumerate(given)]
    rows.sort(key=lambda row: row.since or date.min)
    if len({row.since for row in rows}) < len(rows):
        raise _refused(path, "has two rows for the same `since`")
    return tuple(rows)


def _row(given: Any, path: str) -> ModelPrices:
    row = _mapping(given, path, _ROW)
    longer = row.get("long_prompt")
    source = row.get("source")
    if source is not None and not isinstance(source, str):
        raise _refused(f"{path}.source", "must be a string")
    factors: dict[str, Any] = {
        name: _factors(row[name], f"{path}.{name}") for name in _FACTORS if row.get(name) is not None
    }
    return ModelPrices(
        **_token_prices(row, path),
        **factors,
        long_prompt=None if longer is None else _long_prompt(longer, f"{path}.long_prompt"),
        since=None if row.get("since") is None else _day(row["since"], f"{path}.since"),
        source=source,
    )


def _long_prompt(given: Any, path: str) -> LongPromptPrices:
    row = _mapping(given, path, frozenset((*_KINDS, "above")))
    above = row.get("above")
    if not isinstance(above, int) or isinstance(above, bool) or above < 0:
        raise _refused(f"{path}.above", "must be an integer of at least 0: tokens of a prompt")
    return LongPromptPrices(above=above, **_token_prices(row, path))


def _token_prices(row: Mapping[str, Any], path: str) -> dict[str, Any]:
    for name in ("input", "output"):
        if row.get(name) is None:
            raise _refused(f"{path}.{name}", "is missing: the price of a million tokens")
    return {name: _number(row[name], f"{path}.{name}") for name in _KINDS if row.get(name) is not None}


def _factors(given: Any, path: str) -> Mapping[str, Decimal]:
    found = _mapping(given, path)
    return MappingProxyType({name: _number(value, f"{path}.{name}") for name, value in found.items()})


def _mapping(given: Any, path: str, known: frozenset[str] | None = None) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise _refused(path, f"must be a mapping with strings as keys, not {type(given).__name__}")
    for key in given:
        if not isinstance(key, str) or not key:
            raise _refused(path, f"must have non-empty strings as keys, not {key!r}")
    if known is not None and (unknown := sorted(given.keys() - known)):
        raise _refused(f"{path}.{unknown[0]}", f"is unknown; known are {', '.join(sorted(known))}")
    return given


def _number(given: Any, path: str) -> Decimal:
    """An exact number; a float counts as it is printed."""
    try:
        if isinstance(given, bool) or not isinstance(given, (int, float, str, Decimal)):
            raise ValueError
        found = given if isinstance(given, Decimal) else Decimal(repr(given) if isinstance(given, float) else given)
        if not found.is_finite() or not 0 <= found <= _MOST:
            raise ValueError
    except (ValueError, InvalidOperation):
        raise _refused(path, "must be a finite number of at least 0") from None
    return found


def _day(given: Any, path: str) -> date:
    try:
        if isinstance(given, date) and not isinstance(given, datetime):
            return given
        if isinstance(given, str):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise _refused(path, "must be a day such as 2026-10-07")


def _refused(path: str, why: str) -> ConfigurationError:
    # A lone surrogate, of a name or a path, could not be printed.
    text = f"{path}: {why}".encode("utf-8", "backslashreplace").decode()
    return ConfigurationError(text, field=path)
