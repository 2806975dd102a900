from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest

from integrations_anthropic._core.codec.content_encoding import (
    MAX_PIECE,
    ContentDecoder,
    DecodingError,
    UnknownEncoding,
)

TEXT = b'{"text": "Gr\xc3\xbc\xc3\x9fe"}' * 500


def raw_deflate(text: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(text) + compressor.flush()


ENCODED: dict[str, tuple[str, bytes]] = {
    "gzip": ("gzip", gzip.compress(TEXT)),
    "x-gzip": ("X-GZip", gzip.compress(TEXT)),
    "deflate": ("deflate", zlib.compress(TEXT)),
    "deflate without its header": ("deflate", raw_deflate(TEXT)),
    "several members": ("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])),
    "padding after the end": ("gzip", gzip.compress(TEXT) + bytes(20)),
    "nothing": ("identity", TEXT),
    "one after the other": ("deflate, identity, gzip", gzip.compress(zlib.compress(TEXT))),
}


def decoded(header: str, body: bytes, cut: int) -> bytes:
    decoder = ContentDecoder(header)
    pieces = [body[start : start + cut] for start in range(0, len(body), cut)]
    return b"".join(part for piece in pieces for part in decoder.decode(piece))


@pytest.mark.parametrize("cut", [1, 2, 7, 1_000_000])
@pytest.mark.parametrize("name", ENCODED)
def test_each_encoding_is_undone_wherever_the_body_is_cut(name: str, cut: int) -> None:
    header, body = ENCODED[name]
    assert decoded(header, body, cut) == TEXT


@pytest.mark.parametrize("encode", [gzip.compress, zlib.compress, raw_deflate])
def test_a_body_that_is_small_only_while_compressed_comes_in_small_pieces(encode: Callable[[bytes], bytes]) -> None:
    decoder = ContentDecoder("gzip" if encode is gzip.compress else "deflate")
    sizes = [len(piece) for piece in decoder.decode(encode(bytes(20 * MAX_PIECE)))]
    assert max(sizes) == MAX_PIECE
    assert sum(sizes) == 20 * MAX_PIECE


def test_what_decodes_to_nothing_in_a_second_step_gives_empty_pieces_meanwhile() -> None:
    inner = gzip.compress(b"") * 100_000
    pieces = list(ContentDecoder("gzip, gzip").decode(gzip.compress(inner)))
    assert set(pieces) == {b""}
    assert len(pieces) > len(inner) / MAX_PIECE


@pytest.mark.parametrize("header", ["br", "zstd", "gzip, br", "compress"])
def test_an_encoding_that_cannot_be_undone_is_named(header: str) -> None:
    with pytest.raises(UnknownEncoding, match=f"'{header.split(', ')[-1]}'"):
        ContentDecoder(header)


@pytest.mark.parametrize("header", ["gzip", "deflate"])
def test_a_body_that_is_not_encoded_as_its_header_says(header: str) -> None:
    with pytest.raises(DecodingError, match=f"'{header}', but is not encoded so"):
        decoded(header, b"plain text" * 9, 7)
