"""What is no picture, document or file is refused before anything is sent, and the error says why."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ValidationError, document, file, image
from integrations_anthropic._inputs import sources
from tests.unit.inputs.files import PDF, PNG, WORD

MAKERS = [image, document, file]


class Awaited:
    async def read(self) -> bytes:
        return PNG


class Reading:
    """An object whose `read` gives anything, or raises it."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome

    def read(self) -> Any:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def refused(make: Any, *arguments: Any, field: str = "source", **options: Any) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        make(*arguments, **options)
    assert caught.value.field == field
    assert caught.value.message.startswith(f"{field}: ")
    return caught.value


@pytest.mark.parametrize("make", MAKERS)
def test_a_path_that_leads_nowhere_names_itself_and_keeps_the_cause(make: Any, tmp_path: Path) -> None:
    error = refused(make, tmp_path / "none.png")
    assert "none.png" in error.message
    assert "No such file" in error.message
    assert isinstance(error.__cause__, FileNotFoundError)
    assert "a directory" in refused(make, str(tmp_path)).message
    assert isinstance(refused(make, "a\0b").__cause__, ValueError)


@pytest.mark.skipif(os.name == "nt", reason="named pipes are made otherwise there")
def test_a_named_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no regular file" in refused(image, tmp_path / "pipe").message


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("empty", [b"", bytearray(), io.BytesIO(), io.StringIO(), "data:image/png;base64,"])
def test_nothing_is_refused_as_empty(make: Any, empty: Any) -> None:
    assert "empty" in refused(make, empty).message


def test_a_file_that_was_read_before_is_refused_with_a_hint() -> None:
    opened = io.BytesIO(PNG)
    opened.read()
    assert "was it read before?" in refused(image, opened).message


def test_a_closed_file_keeps_the_cause() -> None:
    opened = io.BytesIO(PNG)
    opened.close()
    assert isinstance(refused(image, opened).__cause__, ValueError)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (Reading(OSError(5, "Input/output error")), "Input/output error"),
        (Reading(EOFError("cut short")), "cut short"),
        (Reading(None), "returned a NoneType"),
        (io.BytesIO, "not type"),
        (Reading([1]), "returned a list"),
        (Awaited(), "has to be awaited"),
        (5, "not int"),
        (None, "not NoneType"),
        ({"type": "image"}, "not dict"),
        ("s3://bucket/cat.png", "neither an http"),
        ("data:image/png", "no comma"),
        ("data:image/png;base64,!!!!", "malformed"),
    ],
)
def test_what_cannot_be_read_is_refused(source: Any, why: str) -> None:
    for make in MAKERS:
        assert why in refused(make, source).message


def test_a_picture_has_to_be_one_that_the_api_takes() -> None:
    unknown = refused(image, b"BM\x00\x00").message
    assert unknown == "source: the content is none of image/gif, image/jpeg, image/png, image/webp"
    assert "use document" in refused(image, PDF).message
    assert "mode 'rb'" in refused(image, io.StringIO("x")).message
    assert "image/tiff" in refused(image, PNG, media_type="image/tiff", field="media_type").message
    wrong = refused(image, PNG, media_type="image/jpeg", field="media_type").message
    assert "is image/png by its content, not image/jpeg" in wrong
    assert refused(image, PNG, media_type=5, field="media_type").value == 5


def test_a_document_has_to_be_a_pdf_or_text() -> None:
    assert "use image" in refused(document, PNG).message
    for make in (document, file):
        assert "Word" in refused(make, WORD).message
        assert "UTF-8" in refused(make, b"\x93\xff\xfe").message
        assert "UTF-8" in refused(make, b"text\x00with nulls").message
    assert "no PDF" in refused(document, b"text", media_type="application/pdf", field="media_type").message
    assert "application/zip" in refused(document, WORD, media_type="application/zip", field="media_type").message


def test_a_file_whose_kind_is_not_known_is_refused() -> None:
    assert "media_type=" in refused(file, "https://example.com/cat").message
    for name in ("title", "context", "citations"):
        assert "only a document" in refused(file, PNG, **{name: "x"}, field=name).message
        assert "only a document" in refused(file, "file_1", **{name: "x"}, field=name).message


def test_what_is_too_large_for_the_api_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "5 MB" in refused(image, PNG + b"\0" * (5 * 2**20 // 4 * 3)).message
    assert image(PNG + b"\0" * (5 * 2**20 // 4 * 3 - len(PNG)))
    monkeypatch.setattr(sources, "LONGEST_REQUEST", 10)
    (tmp_path / "a.pdf").write_bytes(PDF)
    for source in (PDF, io.BytesIO(PDF), tmp_path / "a.pdf"):
        assert refused(document, source).message


def test_a_long_text_that_is_no_path_is_not_shown_whole() -> None:
    assert len(refused(image, "x" * 100_000).message) < 400
