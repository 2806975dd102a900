"""Memory of a client that uploads and downloads 2 GB on loopback: `python benchmarks/file_memory.py [--megabytes N]`.

Each half runs in a process of its own; the server is another one. What is printed is how much the largest resident size
grew during the transfer, beyond that of the same transfer with one megabyte.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

MEGABYTE = 2**20
STORED = (
    b'{"id":"file_1","type":"file","filename":"a","mime_type":"text/plain","size_bytes":1,'
    b'"created_at":"2026-06-12T13:27:48+00:00"}'
)


def serve(listener: socket.socket, size: int) -> None:
    """Take uploads, whatever is in them; answer a GET with `size` bytes."""
    block = bytes(MEGABYTE)
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as lines:
            while line := lines.readline():
                length = 0
                while (header := lines.readline()).strip():
                    if header.lower().startswith(b"content-length:"):
                        length = int(header.partition(b":")[2])
                if line.startswith(b"GET"):
                    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % size)
                    for _ in range(size // MEGABYTE):
                        connection.sendall(block)
                    continue
                while length:
                    length -= len(lines.read(min(length, MEGABYTE)))
                connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(STORED) + STORED)


def peak() -> int:
    """The largest resident size of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measure(half: str, small: str, large: str, what: str, folder: str) -> None:
    """Run one transfer in this process, and print the growth and the CPU time."""
    run = asyncio.run(_async(small, large, what, folder)) if half == "async" else _sync(small, large, what, folder)
    print(f"{half:5}  {what:8}  {run[0] / MEGABYTE:7.1f} MB more   {run[1]:5.1f} s of CPU")


def _sync(small: str, large: str, what: str, folder: str) -> tuple[int, float]:
    from integrations_anthropic import AnthropicClient

    def once(url: str, name: str) -> None:
        with AnthropicClient(api_key="k", base_url=url, timeout=600) as client:
            if what == "upload":
                client.files.upload(file=Path(folder, name))
            else:
                client.files.download("file_1").save(Path(folder, "saved"))

    once(small, "small")
    before, started = peak(), time.process_time()
    once(large, "large")
    return peak() - before, time.process_time() - started


async def _async(small: str, large: str, what: str, folder: str) -> tuple[int, float]:
    from integrations_anthropic import AsyncAnthropicClient

    async def once(url: str, name: str) -> None:
        async with AsyncAnthropicClient(api_key="k", base_url=url, timeout=600) as client:
            if what == "upload":
                await client.files.upload(file=Path(folder, name))
            else:
                await client.files.download("file_1").save(Path(folder, "saved"))

    await once(small, "small")
    before, started = peak(), time.process_time()
    await once(large, "large")
    return peak() - before, time.process_time() - started


def main() -> None:
    """Start the servers, and each transfer in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--megabytes", type=int, default=2048)
    size = arguments.parse_args().megabytes * MEGABYTE
    urls = []
    for each in (MEGABYTE, size):
        listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=serve, args=(listener, each), daemon=True).start()
        urls.append(f"http://127.0.0.1:{listener.getsockname()[1]}")
    with tempfile.TemporaryDirectory() as folder:
        for name, each in (("small", MEGABYTE), ("large", size)):
            with Path(folder, name).open("wb") as file:
                # A file with a hole: it takes no room on the disk.
                file.truncate(each)
        for half in ("sync", "async"):
            for what in ("upload", "download"):
                given: list[Any] = [sys.executable, __file__, "--run", half, *urls, what, folder]
                subprocess.run(given, check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        measure(*sys.argv[2:])
    else:
        main()
