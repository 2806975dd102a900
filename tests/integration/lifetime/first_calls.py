"""A program that prints which modules its first calls import where a fork would not wait for them.

    python -m tests.integration.lifetime.first_calls URL KIND

KIND is a method of `Calls` in `forking.py`, or one of the functions below.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from typing import Any

import integrations_anthropic as sdk
from integrations_anthropic._loading import lazy_import
from tests.integration.lifetime.forking import REQUEST, Calls

KNOWN = ("coredis", "redis")
"""Looked for by `limits`, and not installed; looked for by `find_spec`, which imports nothing."""


class Recorder:
    """The first finder of modules: finds none, and notes those that are looked for at other places."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        """Called by Python for each module that is not imported yet."""
        if get_ident() != lazy_import._importer and name not in KNOWN:
            self.found.append(name)


def trio(url: str) -> None:
    """An async call in trio."""
    library = sys.modules["trio"]
    client = sdk.AsyncAnthropicClient(api_key="k", base_url=url, max_retries=0)
    library.run(lambda: client.messages.create(**REQUEST))


def warm_up(url: str) -> None:
    """What a client imports before its first call, where it is asked to."""
    sdk.AnthropicClient(api_key="k", base_url=url).warm_up()


def redis(url: str) -> None:
    """Limits in a Redis that is not there."""
    limits = {"requests_per_minute": 1000, "storage": "redis://localhost:1/0"}
    sdk.AnthropicClient(api_key="k", base_url=url, rate_limits=limits).messages.create(**REQUEST)


def tls(url: str) -> None:
    """A host name that has to be encoded, and a proxy: the call fails where it connects."""
    options: dict[str, Any] = {"api_key": "k", "max_retries": 0, "proxy": "http://127.0.0.1:1"}
    try:
        sdk.AnthropicClient(base_url="https://\u00fc.example", **options).messages.create(**REQUEST)
    except sdk.APIConnectionError:
        return


def records(url: str) -> None:
    """Models without a call."""
    sdk.message("user", "Hi")
    sdk.SecretString("a") == sdk.SecretString("b")  # noqa: B015 - compared for what that imports


def main(url: str, kind: str) -> None:
    """Make the calls, twice, and print what was imported."""
    if kind == "trio":
        import trio as _
    recorder: Any = Recorder()
    sys.meta_path.insert(0, recorder)
    call: Any = globals()[kind] if kind in globals() else getattr(Calls(url), kind)
    for _ in range(2):
        call(*((url,) if kind in globals() else ()))
    print(*recorder.found)


if __name__ == "__main__":
    main(*sys.argv[1:])
