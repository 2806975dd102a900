"""Run work on large or intricate schemas in a thread, so that the server goes on with other requests meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import orjson

__all__ = ["run_aside"]

Json = Any
P = ParamSpec("P")
T = TypeVar("T")

# A thread costs a tenth of a millisecond; checking so much schema takes some.
LARGE_BYTES = 8 * 1024
# Keywords that decide how long the rest takes.
INTRICATE = (b'"pattern', b'"$ref"')


async def run_aside(body: Json, function: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """Call the function: in a thread if the schemas of the request may take long, else at once."""
    if _takes_long(body):
        return await asyncio.to_thread(function, *args, **options)
    return function(*args, **options)


def _takes_long(body: Json) -> bool:
    schemas = [body.get(name) for name in ("tools", "output_config", "output_format") if body.get(name)]
    if not schemas:
        return False
    encoded = orjson.dumps(schemas)
    return len(encoded) > LARGE_BYTES or any(keyword in encoded for keyword in INTRICATE)
