"""Reading on a connection of asyncio that goes on by itself, on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from integrations_anthropic._runtime.network import faults
from integrations_anthropic._runtime.network.asyncio_network import AsyncioNetwork
from integrations_anthropic._runtime.network.asyncio_stream import MOST_HELD, AsyncioStream

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[AsyncioStream, asyncio.StreamWriter]]:
    """A connection, and its other side."""
    loop = asyncio.get_running_loop()
    arrived: asyncio.Future[asyncio.StreamWriter] = loop.create_future()
    server = await asyncio.start_server(lambda _, writer: arrived.set_result(writer), "127.0.0.1", 0)
    stream = await AsyncioNetwork(loop).connect_tcp("127.0.0.1", server.sockets[0].getsockname()[1])
    writer = await arrived
    try:
        yield stream, writer
    finally:
        writer.transport.abort()
        await stream.aclose()
        server.close()


async def until_readable(stream: AsyncioStream) -> None:
    while not stream.get_extra_info("is_readable"):  # noqa: ASYNC110 - the stream has no event for that
        await asyncio.sleep(0)


async def test_what_arrives_is_read_in_order_in_pieces_of_at_most_so_many_bytes() -> None:
    async with connected() as (stream, writer):
        writer.write(b"abcdef")
        assert await stream.read(4, 10) == b"abcd"
        assert await stream.read(4, 10) == b"ef"
        writer.write(b"g")
        assert await stream.read(4, None) == b"g"


async def test_no_more_is_held_than_a_bound_and_one_packet() -> None:
    sent = bytes(range(256)) * 20_000
    async with connected() as (stream, writer):
        writer.write(sent)
        await until_readable(stream)
        read = b""
        while len(read) < len(sent):
            assert sum(map(len, stream._queue)) <= MOST_HELD + 2**18
            read += await stream.read(10_000, 10)
        assert read == sent


async def test_a_read_waits_no_longer_than_its_time_and_a_later_one_is_not_cut_short() -> None:
    async with connected() as (stream, writer):
        for seconds in (0.01, 0.0):
            with pytest.raises(faults.ReadTimeout):
                await stream.read(10, seconds)
        # The timer of a read that had enough time rings while the next one waits.
        writer.write(b"a")
        assert await stream.read(10, 0.02) == b"a"
        asyncio.get_running_loop().call_later(0.05, writer.write, b"b")
        assert await stream.read(10, None) == b"b"
        asyncio.get_running_loop().call_later(0.05, writer.write, b"c")
        assert await stream.read(10, 60) == b"c"


async def test_a_longer_wait_before_does_not_lengthen_a_shorter_one() -> None:
    async with connected() as (stream, writer):
        writer.write(b"a")
        assert await stream.read(10, 600) == b"a"
        with pytest.raises(faults.ReadTimeout):
            await stream.read(10, 0.01)


async def test_the_end_is_read_after_what_came_before_it_and_seen_while_nothing_is_read() -> None:
    async with connected() as (stream, writer):
        assert not stream.get_extra_info("is_readable")
        writer.write(b"last")
        writer.write_eof()
        await until_readable(stream)
        assert await stream.read(10, 10) == b"last"
        assert await stream.read(10, 10) == b""
        assert stream.get_extra_info("is_readable")


async def test_a_connection_that_is_reset_is_an_error_with_its_cause() -> None:
    async with connected() as (stream, writer):
        import socket
        import struct

        found = writer.get_extra_info("socket")
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        with pytest.raises(faults.ReadError) as raised:
            await stream.read(10, 10)
        assert isinstance(raised.value.__cause__, OSError)


async def test_a_read_that_is_cancelled_loses_nothing() -> None:
    async with connected() as (stream, writer):
        reading = asyncio.ensure_future(stream.read(10, 10))
        await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        writer.write(b"a")
        assert await stream.read(10, 10) == b"a"


async def test_what_is_written_is_sent_at_once_and_a_closed_connection_is_an_error() -> None:
    async with connected() as (stream, _):
        await stream.write(b"hello", 10)
        assert stream.transport.get_write_buffer_size() == 0
        await stream.aclose()
        with pytest.raises(faults.WriteError):
            await stream.write(b"more", 10)
        with pytest.raises(faults.ReadError, match="was closed"):
            await stream.read(10, 10)


async def test_a_write_waits_until_all_was_sent_and_no_longer_than_its_time() -> None:
    async with connected() as (stream, writer):
        writer.transport.pause_reading()
        with pytest.raises(faults.WriteTimeout):
            await stream.write(bytes(2**25), 0.01)
        writer.transport.resume_reading()
