"""Both parsers on responses that break the rules somewhere: read as what they mean, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic._runtime.network.response_parser import (
    BadResponse,
    H11ResponseParser,
    HttptoolsResponseParser,
)
from tests.unit.runtime.network.malformed import CASES, Case

PARSERS = {"httptools": HttptoolsResponseParser, "h11": H11ResponseParser}
TEXT = b"hello, world"


def outcome(parser: type[Any], data: bytes, size: int) -> tuple[bytes, bool] | None:
    """The body, and whether it was complete; None where it was refused. It arrives in pieces of `size` bytes."""
    made = parser()
    try:
        for at in range(0, len(data), size):
            made.feed(data[at : at + size])
        if not made.complete:
            made.feed(b"")
    except BadResponse:
        return None
    return b"".join(made.pieces), made.complete


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_malformed_response_is_refused_or_means_one_thing_however_it_is_cut(name: str, case: Case) -> None:
    data = case.response(TEXT)
    sizes = [1, 7, len(data)] if len(data) < 1000 else [16 * 1024, 32 * 1024]
    wanted = (TEXT, True) if name in case.read_by else None
    assert [outcome(PARSERS[name], data, size) for size in sizes] == [wanted] * len(sizes)


def test_httptools_reads_nothing_that_h11_refuses_except_where_its_meaning_is_certain() -> None:
    more = [case.name for case in CASES if case.read_by == {"httptools"}]
    assert len(more) == 3, more
    # A byte in the reason phrase, which is not used, and numbers with many zeros in front.
    assert all("O\\x00K" in name or "0000000000" in name for name in more)
