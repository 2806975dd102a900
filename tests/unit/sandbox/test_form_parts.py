"""Forms as other clients send them: a part without a file name is a file only where nothing is done with it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.sandbox.sandbox_requests import HEADERS

BARE = b'--x\r\ncontent-disposition: form-data; name="%s"\r\n\r\nhello\r\n--x--\r\n'


def post(path: str, name: bytes, **options: Any) -> httpx.Response:
    headers = {**HEADERS, "content-type": "multipart/form-data; boundary=x"}
    with Sandbox(**options) as sandbox:
        return httpx.post(f"{sandbox.url}{path}", content=BARE % name, headers=headers)


@pytest.mark.parametrize(("path", "name"), [("/v1/files", b"file"), ("/v1/skills", b"files[]")])
def test_a_part_without_a_file_name_is_a_file_in_the_mode_of_examples_only(path: str, name: bytes) -> None:
    assert post(path, name, examples=True).status_code == 200
    refused = post(path, name)
    assert (refused.status_code, "Input should be a file" in refused.text) == (400, True)
