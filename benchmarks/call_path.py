"""What a warm `create` runs through: how many modules and functions of the package, on a server and above a double.

    python benchmarks/call_path.py [--list]

Counts each function once, however often it is called, with `sys.setprofile` in the calling thread. With `--list` every
function is printed. Where the package `anthropic` is installed, its figures stand beside ours.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

BODY = json.dumps(
    {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "claude-sonnet-5-5",
        "content": [{"type": "text", "text": "Hello!"}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }
).encode()
REQUEST: dict[str, Any] = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "Hi"}],
}
WARM_UP = 3


class Handler(BaseHTTPRequestHandler):
    """Answers every POST with the same message."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args: object) -> None:
        pass


def entered(call: Callable[[], object], package: str) -> list[tuple[str, str]]:
    """(module, function) of everything in `package` that a warm call enters."""
    for _ in range(WARM_UP):
        call()
    codes: set[CodeType] = set()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    sys.setprofile(profile)
    try:
        call()
    finally:
        sys.setprofile(None)
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    root = Path(found.origin).parent
    own = (code for code in codes if Path(code.co_filename).is_relative_to(root))
    return sorted({(str(Path(code.co_filename).relative_to(root)), code.co_qualname) for code in own})


def report(name: str, functions: list[tuple[str, str]], *, everything: bool) -> None:
    """Print the counts, and the functions if asked for."""
    modules = {module for module, _ in functions}
    print(f"{name:<42} {len(modules):>3} modules  {len(functions):>4} functions")
    if everything:
        for module, function in functions:
            print(f"    {module}: {function}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print every function that was entered")
    everything = parser.parse_args().list
    from integrations_anthropic import AnthropicClient
    from integrations_anthropic.testing import MockTransport

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    with AnthropicClient(api_key="k", base_url=url) as client:
        found = entered(lambda: client.messages.create(**REQUEST), "integrations_anthropic")
        report("create, on a server", found, everything=everything)
    transport = MockTransport().returning(json.loads(BODY))
    with AnthropicClient(api_key="k", transport=transport) as client:
        found = entered(lambda: client.messages.create(**REQUEST), "integrations_anthropic")
        report("create, above MockTransport", found, everything=everything)
    if importlib.util.find_spec("anthropic") is not None:
        import anthropic

        with anthropic.Anthropic(api_key="k", base_url=url) as official:
            found = entered(lambda: official.messages.create(**REQUEST), "anthropic")
            report("create, on a server, anthropic", found, everything=everything)
    server.shutdown()


if __name__ == "__main__":
    main()
