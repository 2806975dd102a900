"""Replay of a recorded stream in its original pieces."""

from __future__ import annotations

import json

import httpx
import yaml

from tests.integration.cassettes import FOLDER, ORIGIN, PIECES, ReplayTransport, cassette


def test_a_stream_is_replayed_in_its_recorded_pieces() -> None:
    content = yaml.safe_load((FOLDER / "messages" / "create_stream.yaml").read_text("utf-8"))
    (recorded,) = content["interactions"]
    lengths = [int(length) for length in recorded["response"]["headers"][PIECES][0].split(",")]
    body = json.dumps(json.loads(recorded["request"]["body"]), ensure_ascii=False, separators=(",", ":"))
    with (
        cassette("messages/create_stream"),
        httpx.Client(transport=ReplayTransport()) as http,
        http.stream("POST", f"{ORIGIN}/v1/messages", content=body.encode()) as response,
    ):
        assert [len(piece) for piece in response.iter_raw()] == lengths
        assert PIECES not in response.headers
    assert len(lengths) > 3
