"""Blocking calls to Redis that are interrupted anywhere: the next one reads its own reply."""

from __future__ import annotations

from pathlib import Path

import redis

from integrations_anthropic.storage import redis_connection
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.redis_connection import LuaScript, RedisConnection
from tests.storage_server import RedisServer
from tests.unit.interrupts.attack import interrupted

ECHO = LuaScript("return ARGV[1]")
REDIS = Path(redis.__file__).parent
MODULES = frozenset(
    {
        redis_connection.__name__,
        *(
            f"redis.{path.relative_to(REDIS).with_suffix('').as_posix().replace('/', '.')}"
            for path in REDIS.rglob("*.py")
        ),
    }
)
SLOW = LuaScript("for _ = 1, 300000 do end return ARGV[1]")
"""Takes some milliseconds, so that its reply is still to come when its caller is gone."""
STEP = 2


def test_a_call_after_one_that_was_interrupted_anywhere_reads_its_own_reply(redis_server: RedisServer) -> None:
    address = parse_address(redis_server.url)
    assert address is not None
    connection = RedisConnection(address)
    for script in (ECHO, SLOW):
        connection.run(script, ["k"], [b"first"])
    number = 0
    while interrupted(number, lambda: connection.run(SLOW, ["k"], [b"interrupted"]), MODULES):
        assert connection.run(ECHO, ["k"], [b"%d" % number]) == b"%d" % number
        number += STEP
    assert number > 10 * STEP
    connection.close()
