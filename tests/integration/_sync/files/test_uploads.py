# Derived from tests/integration/_async/files/test_uploads.py by `make codegen`. Do not edit.
"""Uploads over a real socket: what arrives at the server, and what is not read again."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ValidationError
from integrations_anthropic.sandbox import Sandbox

CONTENT = bytes(range(256)) * 3000
"""More than one piece."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(params=["own", "httpx"])
def options(request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    if request.param == "httpx":
        # As where a proxy is set.
        monkeypatch.setattr("integrations_anthropic._sync.http.transport.can_be_direct", lambda settings: False)
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def in_pieces() -> Iterator[bytes]:
    for start in range(0, len(CONTENT), 1000):
        yield CONTENT[start : start + 1000]


class Unseekable(io.BytesIO):
    def seekable(self) -> bool:
        return False


SOURCES: dict[str, Callable[[Path], Any]] = {
    "a path": lambda path: path,
    "an open file": lambda path: path.open("rb"),
    "bytes": lambda path: CONTENT,
    "a bytearray": lambda path: bytearray(CONTENT),
    "a file in memory": lambda path: io.BytesIO(CONTENT),
    "a file that cannot be rewound": lambda path: Unseekable(CONTENT),
    "a list of pieces": lambda path: [CONTENT[:10], CONTENT[10:]],
    "an iterator of small pieces": lambda path: (CONTENT[i : i + 777] for i in range(0, len(CONTENT), 777)),
    "an iterator of one large piece": lambda path: iter([CONTENT]),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_what_is_uploaded_comes_back_byte_by_byte(kind: str, options: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_bytes(CONTENT)
    source = SOURCES[kind](path)
    with AnthropicClient(**options) as client:
        stored = client.files.upload(file=("report.pdf", source))
        assert (stored.filename, stored.mime_type) == ("report.pdf", "application/pdf")
        assert stored.size_bytes == len(CONTENT)
        assert client.files.download(stored.id).read() == CONTENT
    if hasattr(source, "close") and hasattr(source, "read"):
        assert not source.closed
        source.close()


def test_a_path_gives_its_name_and_never_its_folder(options: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_bytes(b"text")
    with AnthropicClient(**options) as client:
        by_path = client.files.upload(file=path)
        with path.open("rb") as file:
            by_file = client.files.upload({"file": file, "expires_in_seconds": 60})
        nameless = client.files.upload(file=b"x")
    assert (by_path.filename, by_path.mime_type) == ("a b.txt", "text/plain")
    assert by_file.filename == "a b.txt"
    assert by_file.expires_at is not None
    assert nameless.filename == "upload"


def test_an_open_file_is_sent_from_its_position_on(options: dict[str, Any]) -> None:
    file = io.BytesIO(b"head, then the rest")
    file.seek(6)
    with AnthropicClient(**options) as client:
        stored = client.files.upload(file=file)
        assert client.files.download(stored.id).read() == b"then the rest"


def test_progress_is_reported_up_to_the_end(options: dict[str, Any]) -> None:
    reports: list[tuple[int, int | None]] = []
    with AnthropicClient(**options) as client:
        client.files.upload(file=CONTENT, progress=lambda sent, size: reports.append((sent, size)))
    sent = [each for each, _ in reports]
    assert sent == sorted(sent)
    assert len(reports) > 3
    (size,) = {size for _, size in reports}
    assert sent[-1] == size


def test_files_are_listed_by_page_and_by_id_and_deleted(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        stored = [client.files.upload(file=(f"{n}.txt", b"x")) for n in range(3)]
        ids = [file.id for file in stored]
        found = [file.id for file in client.files.list(ids=ids, limit=1)]
        assert found == ids[::-1]
        assert (client.files.get(ids[0])).filename == "0.txt"
        assert (client.files.delete(ids[0])).id == ids[0]
        assert [file.id for file in client.files.list(ids=ids)] == ids[:0:-1]


def test_files_of_a_session_are_asked_for_by_its_id(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        client.files.upload(file=("a.txt", b"x"))
        assert "anthropic-beta" not in sandbox.requests[-1].headers
        assert [file for file in client.files.list(scope_id="sesn_01")] == []
        assert sandbox.requests[-1].query == "scope_id=sesn_01"
        assert sandbox.requests[-1].headers["anthropic-beta"] == "managed-agents-2026-04-01"


def test_a_failure_of_the_users_code_stops_the_upload_and_is_the_cause(options: dict[str, Any]) -> None:
    def broken() -> Iterator[bytes]:
        yield CONTENT
        raise OSError("the disk is gone")

    def refuse(sent: int, size: int | None) -> None:
        raise KeyError("stop")

    with AnthropicClient(**options | {"max_retries": 3}) as client:
        with pytest.raises(ValidationError, match="cannot be sent: OSError: the disk is gone") as found:
            client.files.upload(file=broken())
        assert isinstance(found.value.__cause__, OSError)
        with pytest.raises(ValidationError, match="progress: the function raised KeyError"):
            client.files.upload(file=CONTENT, progress=refuse)
        # The connection that an upload has left half way is not used again.
        assert (client.files.upload(file=b"x")).size_bytes == 1


def test_what_cannot_be_a_file_is_refused(options: dict[str, Any], tmp_path: Path) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"text"))
    wrong: list[tuple[Any, str]] = [
        ("name.txt", r"give pathlib.Path\(…\)"),
        (7, "must be a path, an open binary file"),
        ({"a": 1}, "not dict"),
        (tmp_path / "missing", "No such file"),
        (tmp_path, "it is a directory"),
        (text, "binary mode"),
        (["text"], "not bytes"),
        (("", b"x"), "the name must be a non-empty string"),
        (("\ud800", b"x"), "lone surrogate"),
        (("a", b"x", "text/plain\r\nx: y"), "media type"),
        (("a", b"x", "text/plain", {}), "a tuple must hold"),
    ]
    with AnthropicClient(**options) as client:
        for file, why in wrong:
            with pytest.raises(ValidationError, match=why):
                client.files.upload(file=file)
        missing: Any = {}
        with pytest.raises(ValidationError, match="file: is required"):
            client.files.upload(missing)
        with pytest.raises(ValidationError, match="expires_in_seconds"):
            client.files.upload(file=b"x", expires_in_seconds=0)
