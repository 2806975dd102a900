"""Our engine of type hints beside msgspec's and pydantic's: what they can describe and convert, and how fast.

    python benchmarks/type_engines.py

Needs the dependency group `dev`. The hints are those of the tests (`tests/unit/core/schema`). docs/how-to/type-hints.md
has the figures and what follows from them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import msgspec
import pydantic

from integrations_anthropic._core.schema.convert import ConversionError, convert
from integrations_anthropic._core.schema.json_schema import schema_of
from integrations_anthropic._core.schema.type_hints import TypeHintReader
from tests.unit.core.schema.hint_schemas import SCHEMAS
from tests.unit.core.schema.hinted import Place
from tests.unit.core.schema.test_convert import FITS, MISFITS

PLACES = [{"city": f"S{n}", "degrees": 3, "colour": "red", "tags": ["a", "b"]} for n in range(20)]
TWO_FAULTS = {"city": 5, "degrees": "x"}


class Engine:
    """One way to describe a hint and to make values of it."""

    def __init__(self, name: str, schema: Callable[[Any], Any], maker: Callable[[Any], Callable[[Any], Any]]) -> None:
        self.name, self.schema, self.maker = name, schema, maker

    def can(self, work: Callable[[], Any]) -> Any:
        """What the work gives, None where it fails: what it raises is up to three libraries."""
        try:
            return work()
        except Exception:
            return None


def _read(hint: Any) -> Any:
    return TypeHintReader().read(hint, "output")


def _ours(hint: Any) -> Callable[[Any], Any]:
    form = _read(hint)
    return lambda value: convert(value, form)


ENGINES = [
    Engine("ours", lambda hint: schema_of(_read(hint)), _ours),
    Engine(
        "msgspec",
        msgspec.json.schema,
        lambda hint: lambda value: msgspec.convert(value, hint, str_keys=True),
    ),
    Engine(
        "pydantic",
        lambda hint: pydantic.TypeAdapter(hint).json_schema(),
        lambda hint: pydantic.TypeAdapter(hint).validate_python,
    ),
]


def _table() -> None:
    print(f"{'':36}" + "".join(f"{engine.name:>10}" for engine in ENGINES))
    rows: dict[str, Callable[[Engine], int]] = {
        f"hints described (of {len(SCHEMAS)})": lambda e: sum(
            e.can(lambda hint=hint: e.schema(hint)) is not None for hint, _ in SCHEMAS
        ),
        f"values made as asked (of {len(FITS)})": lambda e: sum(
            e.can(lambda h=hint, v=value, w=wanted: _same(e.maker(h)(v), w)) or 0 for hint, value, wanted in FITS
        ),
        f"misfits refused (of {len(MISFITS)})": lambda e: sum(
            e.can(lambda h=hint: e.maker(h)) is not None and e.can(lambda h=hint, v=value: [e.maker(h)(v)]) is None
            for hint, value, _ in MISFITS
        ),
        "docstrings of fields in the schema": lambda e: json.dumps(e.can(lambda: e.schema(Place))).count(
            '"description": "its name'
        ),
        "faults named, of two": lambda e: _faults(e),
    }
    for title, count in rows.items():
        print(f"{title:36}" + "".join(f"{count(engine):>10}" for engine in ENGINES))


def _same(made: Any, wanted: Any) -> bool:
    return bool(made == wanted) and type(made) is type(wanted)


def _faults(engine: Engine) -> int:
    try:
        engine.maker(Place)(TWO_FAULTS)
    except ConversionError as error:
        return len(error.problems)
    except pydantic.ValidationError as error:
        return error.error_count()
    except msgspec.ValidationError:
        return 1
    return 0


def _seconds(work: Callable[[], object], rounds: int) -> float:
    def once() -> float:
        begun = time.perf_counter()
        for _ in range(rounds):
            work()
        return (time.perf_counter() - begun) / rounds

    return median(once() for _ in range(7))


def _speed() -> None:
    makers = [engine.maker(list[Place]) for engine in ENGINES]
    for title, works, rounds in (
        ("schema of a list of dataclasses", [lambda e=e: e.schema(list[Place]) for e in ENGINES], 50),
        ("a value of 20 objects", [lambda m=m: m(PLACES) for m in makers], 500),
    ):
        times = [_seconds(work, rounds) for work in works]
        print(f"{title + ', µs':36}" + "".join(f"{1e6 * one:10.1f}" for one in times))
        print(f"{'  as a ratio':36}" + "".join(f"{one / times[0]:10.3f}" for one in times))


def _imports() -> None:
    """What each costs a program that has made a call: attrs, orjson and the decoder are loaded then."""
    for module in ("integrations_anthropic._core.tools.toolbox", "msgspec", "pydantic.type_adapter"):
        clock = "time.perf_counter()"
        loaded = "time, integrations_anthropic._core.codec.decode"
        program = f"import {loaded}; t = {clock}; import {module}; print({clock} - t)"
        took = median(float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(7))
        print(f"import of {module}: {1e3 * took:.1f} ms more")


if __name__ == "__main__":
    print(f"msgspec {msgspec.__version__}, pydantic {pydantic.VERSION}, Python {sys.version.split()[0]}")
    _table()
    _speed()
    _imports()
