"""A folder of files on the wire: the names of its parts, several attempts, and how many files are open."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, DeadlineExceededError, OverloadedError, ValidationError
from integrations_anthropic.testing import VirtualClock
from tests.integration.faults.refusing_server import RefusingServer, refusal
from tests.integration.servers import Asked, ScriptedServer, answer

pytestmark = pytest.mark.anyio

SKILL = {
    "id": "skill_1",
    "type": "skill",
    "display_name": "a",
    "latest_version_id": "skillver_1",
    "source": {"type": "custom"},
    "created_at": "2026-06-12T13:27:48+00:00",
    "updated_at": "2026-06-12T13:27:48+00:00",
}
OVERLOADED = json.dumps({"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}).encode()
PART = re.compile(
    rb'Content-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?\r\n(?:Content-Type: (.*)\r\n)?'
)


class BusyAtFirst:
    """Answers 529 to so many requests, then takes the skill; keeps the bodies."""

    def __init__(self, times: int = 0) -> None:
        self.times = times
        self.bodies: list[bytes] = []

    def __call__(self, asked: Asked, connection: socket.socket) -> None:
        self.bodies.append(asked.body)
        assert int(asked.headers.get("content-length", len(asked.body))) == len(asked.body)
        busy = len(self.bodies) <= self.times
        connection.sendall(answer(529, OVERLOADED) if busy else answer(200, json.dumps(SKILL).encode()))


class RefusesOnce(RefusingServer):
    """Refuses the first request when it has its head; takes the next one whole."""

    def __init__(self) -> None:
        super().__init__(refusal(529, "overloaded_error", "busy"), "wait")
        self.attempts = 0
        self.body = b""

    def finish_request(self, request: Any, client_address: Any) -> None:
        self.attempts += 1
        if self.attempts == 1:
            super().finish_request(request, client_address)
            return
        with request.makefile("rb") as lines:
            size = 0
            while (line := lines.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
            self.body = lines.read(size)
        request.sendall(answer(200, json.dumps(SKILL).encode()))


def options_of(server: ScriptedServer | RefusingServer, **options: Any) -> dict[str, Any]:
    return {"api_key": "k", "base_url": server.url, "circuit": None, "http2": False, "clock": VirtualClock()} | options


@pytest.fixture(params=["own", "httpx"], autouse=True)
def path_of_requests(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "httpx":
        monkeypatch.setattr("integrations_anthropic._async.http.transport.can_be_direct", lambda settings: False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-skill"
    (made / "scripts").mkdir(parents=True)
    (made / "SKILL.md").write_bytes(b"# Hi")
    (made / "scripts" / 'a "b".py').write_bytes(b"print(1)")
    (made / "data.bin").write_bytes(b"0123456789" * 60_000)
    return made


async def test_each_file_is_a_part_with_brackets_and_its_folder_in_its_name(folder: Path) -> None:
    script = BusyAtFirst()
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            await client.skills.create(files=folder, display_name="Mine")
    assert PART.findall(script.bodies[0]) == [
        (b"display_name", b"", b""),
        (b"files[]", b"my-skill/SKILL.md", b"text/markdown"),
        (b"files[]", b"my-skill/data.bin", b"application/octet-stream"),
        (b"files[]", b"my-skill/scripts/a %22b%22.py", b"text/x-python"),
    ]
    assert b"0123456789" * 60_000 in script.bodies[0]


async def test_a_retry_sends_all_files_from_their_beginning(folder: Path) -> None:
    script = BusyAtFirst(2)
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            await client.skills.versions.create("skill_1", {"files": folder})
    assert len(script.bodies) == 3
    assert len(set(script.bodies)) == 1


async def test_an_upload_that_is_refused_half_way_is_sent_again_as_a_whole(folder: Path) -> None:
    (folder / "data.bin").write_bytes(b"0123456789" * 2_000_000)
    with RefusesOnce() as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            assert (await client.skills.create(files=folder)).id == "skill_1"
    assert server.attempts == 2
    assert [name for _, name, _ in PART.findall(server.body)] == [
        b"my-skill/SKILL.md",
        b"my-skill/data.bin",
        b"my-skill/scripts/a %22b%22.py",
    ]
    assert b"\r\n\r\n" + b"0123456789" * 2_000_000 + b"\r\n--" in server.body


async def test_one_file_that_cannot_be_read_twice_ends_the_retries(folder: Path) -> None:
    script = BusyAtFirst(5)
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            with pytest.raises(OverloadedError, match=r"not sent again: files\[1\] is an iterator"):
                await client.skills.create(files=[("s/SKILL.md", folder / "SKILL.md"), ("s/a", iter([b"x"]))])
    assert len(script.bodies) == 1


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="counts open files where the system lists them")
async def test_of_many_files_one_is_open_at_a_time(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.txt").write_bytes(b"%d" % number * 1000)
    opened: list[int] = []
    script = BusyAtFirst(1)
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            before = len(os.listdir("/dev/fd"))
            await client.skills.create(
                files=folder, progress=lambda sent, size: opened.append(len(os.listdir("/dev/fd")))
            )
    assert len(opened) > 10
    # Beside it, the sockets of client and server.
    assert max(opened) - before < 30
    assert len(PART.findall(script.bodies[1])) == 303
    assert all(b"\r\n\r\n" + b"%d" % number * 1000 + b"\r\n--" in script.bodies[1] for number in range(300))


async def test_small_files_are_read_together_with_what_stands_between_them(folder: Path) -> None:
    script = BusyAtFirst()
    for number in range(5000):
        (folder / f"{number}").touch()
    reports: list[int] = []
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            files: list[Any] = [("s/SKILL.md", folder / "SKILL.md"), ("s/pieces", [b"one", b"two"]), ("s/bytes", b"3")]
            with (folder / "data.bin").open("rb") as opened:
                await client.skills.create(files=[*files, ("s/open", opened), ("s/last", folder / "SKILL.md")])
            await client.skills.create(files=folder, progress=lambda sent, size: reports.append(sent))
    contents = [b"# Hi", b"onetwo", b"3", b"0123456789" * 60_000, b"# Hi"]
    boundary = script.bodies[0].partition(b"\r\n")[0]
    parts = [part.partition(b"\r\n\r\n")[2] for part in script.bodies[0].split(boundary)[1:-1]]
    assert parts == [content + b"\r\n" for content in contents]
    assert len(PART.findall(script.bodies[1])) == 5003
    assert len(reports) < 100


async def test_a_refusal_half_way_closes_what_was_open(folder: Path) -> None:
    (folder / "large").write_bytes(bytes(30_000_000))
    with RefusingServer(refusal(529, "overloaded_error", "busy"), "wait") as server:
        async with AsyncAnthropicClient(**options_of(server, max_retries=0)) as client:
            with pytest.raises(OverloadedError, match="busy"):
                await client.skills.create(files=folder)
    # On Windows a file that is open cannot be removed; elsewhere, an unclosed one is a warning, which is an error here.
    (folder / "large").unlink()


async def test_a_file_that_goes_while_others_are_sent_is_an_error_that_names_it(folder: Path) -> None:
    def remove(sent: int, size: int | None) -> None:
        (folder / "scripts" / 'a "b".py').unlink(missing_ok=True)

    with ScriptedServer(BusyAtFirst()) as server:
        async with AsyncAnthropicClient(**options_of(server)) as client:
            with pytest.raises(ValidationError, match=r"files: '.*a \"b\".py' cannot be sent: No such file"):
                await client.skills.create(files=folder, progress=remove)


async def test_looking_through_the_folder_is_part_of_the_deadline(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = VirtualClock()
    walked = os.scandir

    def slow(path: str) -> Any:
        clock.advance(20)
        return walked(path)

    script = BusyAtFirst(5)
    with ScriptedServer(script) as server:
        async with AsyncAnthropicClient(**options_of(server, clock=clock, max_retries=5)) as client:
            monkeypatch.setattr(os, "scandir", slow)
            with pytest.raises(DeadlineExceededError):
                await client.skills.create(files=folder, deadline=30)
    assert script.bodies == []
