# Derived from tests/integration/_async/files/test_downloads.py by `make codegen`. Do not edit.
"""Downloads: cut anywhere and read on, saved whole or not at all."""

from __future__ import annotations

import json
import os
import re
import socket
import stat
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    APIConnectionError,
    NotFoundError,
    ResponseTooLargeError,
    SerializationError,
    ValidationError,
)
from integrations_anthropic.testing import VirtualClock
from tests.integration.servers import Asked, ScriptedServer, answer

CONTENT = bytes(range(256)) * 400
CUTS = (1, 255, 40_000, len(CONTENT) - 1)


class CuttingServer:
    """Sends the content up to each of the cuts in turn, then all of it; knows ranges where it has an ETag."""

    def __init__(self, *cuts: int, etag: str | None = '"v1"', second: bytes = CONTENT) -> None:
        self.cuts = list(cuts)
        self.etag = etag
        self.contents = [CONTENT, second]

    def __call__(self, asked: Asked, connection: socket.socket) -> None:
        content = self.contents.pop(0) if len(self.contents) > 1 else self.contents[0]
        start, status = 0, 200
        headers: dict[str, str] = {"content_type": "text/plain"} | ({"etag": self.etag} if self.etag else {})
        if (found := re.fullmatch(r"bytes=(\d+)-", asked.headers.get("range", ""))) and self.etag:
            assert asked.headers["if-range"] == self.etag
            start, status = int(found[1]), 206
            headers["content_range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        whole = answer(status, content[start:], **headers)
        head = len(whole) - len(content[start:])
        if self.cuts:
            connection.sendall(whole[: head + max(0, self.cuts.pop(0) - start)])
            connection.shutdown(socket.SHUT_RDWR)
        else:
            connection.sendall(whole)


def client_of(server: ScriptedServer, **options: Any) -> AnthropicClient:
    given: dict[str, Any] = {"api_key": "k", "base_url": server.url, "circuit": None, "http2": False}
    return AnthropicClient(**given | {"clock": VirtualClock()} | options)


@pytest.mark.parametrize("etag", ['"v1"', 'W/"v1"', None])
def test_a_download_that_breaks_off_is_read_on(etag: str | None) -> None:
    with ScriptedServer(CuttingServer(*CUTS, etag=etag)) as server:
        with client_of(server) as client:
            response = client.files.download("file_1")
            assert response.read() == CONTENT
            assert response.size == len(CONTENT)
            assert response.media_type == "text/plain"
    ranges = [asked.headers.get("range") for asked in server.asked]
    wanted = [None, *(f"bytes={cut}-" for cut in CUTS)]
    assert ranges == (wanted if etag == '"v1"' else [None] * 5)
    assert {asked.headers["accept-encoding"] for asked in server.asked} == {"identity"}


def test_a_file_that_changed_meanwhile_is_an_error() -> None:
    with ScriptedServer(CuttingServer(1000, etag=None, second=b"x" * len(CONTENT))) as server:
        with client_of(server) as client:
            with pytest.raises(SerializationError, match="changed while it was read"):
                client.files.download("file_1").read()


def test_without_retries_a_cut_is_an_error_that_is_raised_again() -> None:
    with ScriptedServer(CuttingServer(1000)) as server:
        with client_of(server, max_retries=0) as client:
            response = client.files.download("file_1")
            for _ in range(2):
                with pytest.raises(APIConnectionError):
                    response.read()


def test_a_file_is_saved_under_the_name_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "saved.bin"
    path.write_bytes(b"before")
    with ScriptedServer(CuttingServer(5000)) as server:
        with client_of(server) as client:
            assert client.files.download("file_1").save(str(path)) == path
    assert path.read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["saved.bin"]
    (tmp_path / "other").touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


def test_a_download_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "saved.bin"
    path.write_bytes(b"before")
    with ScriptedServer(CuttingServer(5000)) as server:
        with client_of(server, max_retries=0) as client:
            with pytest.raises(APIConnectionError):
                client.files.download("file_1").save(path)
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["saved.bin"]


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with ScriptedServer(CuttingServer()) as server:
        with client_of(server) as client:
            for path in (tmp_path, f"{tmp_path}/", tmp_path / "missing" / "file", "a\0b", 7):
                wrong: Any = path
                with pytest.raises(ValidationError, match="path: "):
                    client.files.download("file_1").save(wrong)
    assert os.listdir(tmp_path) == []


def test_an_error_of_the_api_is_raised_where_the_response_is_opened() -> None:
    body = json.dumps({"type": "error", "error": {"type": "not_found_error", "message": "no such file"}}).encode()
    with ScriptedServer(lambda asked, connection: connection.sendall(answer(404, body))) as server:
        with client_of(server) as client:
            with pytest.raises(NotFoundError, match="no such file"):
                client.files.download("file_1").read()
            with pytest.raises(AnthropicError):
                client.files.download("")


def test_only_reading_as_a_whole_is_bounded() -> None:
    with ScriptedServer(CuttingServer()) as server:
        with client_of(server, max_body_bytes=1000) as client:
            with pytest.raises(ResponseTooLargeError):
                client.files.download("file_1").read()
            with client.files.download("file_1") as response:
                assert sum([len(piece) for piece in response]) == len(CONTENT)


def test_a_response_that_is_left_ends() -> None:
    with ScriptedServer(CuttingServer()) as server:
        with client_of(server) as client:
            with client.files.download("file_1") as response:
                assert response.meta.status == 200
                for _ in response:
                    break
            assert [piece for piece in response] == []
            assert repr(response) == "BinaryResponse(closed)"


PAGE = b"<!DOCTYPE html><title>Sign in</title>"


def page_server(*pages: dict[str, str]) -> Any:
    """Answers HTML with each of the headers in turn, the last ones again and again."""
    left = list(pages)

    def script(asked: Asked, connection: socket.socket) -> None:
        headers = left.pop(0) if len(left) > 1 else left[0]
        connection.sendall(answer(200, PAGE, **headers))

    return script


@pytest.mark.parametrize("label", ["text/html", "text/html; charset=utf-8", "Text/HTML", "application/xhtml+xml"])
def test_the_page_of_a_proxy_is_no_file(label: str, tmp_path: Path) -> None:
    with ScriptedServer(page_server({"content_type": label})) as server:
        with client_of(server) as client:
            with pytest.raises(SerializationError, match="HTML without a request-id: from a proxy"):
                client.files.download("file_1").read()
            with pytest.raises(SerializationError, match="HTML without a request-id") as caught:
                client.files.download("file_1").save(tmp_path / "kept.html")
    assert caught.value.status == 200
    assert caught.value.attempts
    assert os.listdir(tmp_path) == []
    assert len(server.asked) == 2


@pytest.mark.parametrize("name", ["request_id", "anthropic_organization_id"])
def test_a_file_of_html_that_the_api_sent_is_one(name: str) -> None:
    with ScriptedServer(page_server({"content_type": "text/html", name: "req_1"})) as server:
        with client_of(server) as client:
            assert client.files.download("file_1").read() == PAGE


def test_a_file_that_is_no_html_needs_no_header_of_the_api() -> None:
    with ScriptedServer(page_server({"content_type": "text/plain"})) as server:
        with client_of(server) as client:
            assert client.files.download("file_1").read() == PAGE


def test_html_that_was_asked_for_is_taken_from_any_server() -> None:
    with ScriptedServer(page_server({"content_type": "text/html"})) as server:
        with client_of(server) as client:
            asked = client.files.download("file_1", extra_headers={"Accept": "text/html"})
            assert asked.read() == PAGE
            assert client.request_binary("GET", "/status").read() == PAGE


def test_a_page_in_the_place_of_the_rest_of_a_file_is_not_appended() -> None:
    served = CuttingServer(1000)
    page = page_server({"content_type": "text/html"})

    def script(asked: Asked, connection: socket.socket) -> None:
        (served if served.cuts else page)(asked, connection)

    with ScriptedServer(script) as server:
        with client_of(server) as client:
            with pytest.raises(SerializationError, match="HTML without a request-id"):
                client.files.download("file_1").read()
    assert len(server.asked) == 2
