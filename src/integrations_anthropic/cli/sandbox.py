"""`sandbox`: a local server that behaves like the API, to try things without a key."""

from __future__ import annotations

import json
import signal
import sys
import threading
from typing import Annotated, Any, Literal

import typer

from .exit_codes import ExitCode
from .failures import report
from .options import Json

KEY = "sandbox-key"
"""Any key will do."""
Rate = Annotated[int | None, typer.Option(min=1, help="Rate limit. Default: none.")]


def sandbox(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0: a free one.")] = 8080,
    examples: Annotated[bool, typer.Option("--examples", help="Respond with examples, for any id.")] = False,
    models: Annotated[Literal["any", "known"], typer.Option(help="Accept any name, or known ones only.")] = "any",
    token_delay: Annotated[float, typer.Option(min=0, help="Seconds before each event of a stream.")] = 0.0,
    batch_seconds: Annotated[float, typer.Option(min=0, help="Seconds that a batch takes.")] = 0.3,
    session_seconds: Annotated[float, typer.Option(min=0, help="Seconds an agent takes for each request.")] = 0.0,
    requests_per_minute: Rate = None,
    input_tokens_per_minute: Rate = None,
    output_tokens_per_minute: Rate = None,
    webhook_url: Annotated[str | None, typer.Option(help="Receiver of webhooks, an http URL of this machine.")] = None,
    webhook_secret: Annotated[str | None, typer.Option(help="What they are signed with. Default: a new one.")] = None,
    as_json: Json = False,
) -> None:
    """Run a local server that behaves like the API, until Ctrl-C.

    It needs no key, and costs nothing. With --json, the first line is {"url": …, "api_key": …}, and the secret of
    webhooks as webhook_secret where a receiver is given.
    """
    options: dict[str, Any] = {
        "requests_per_minute": requests_per_minute,
        "input_tokens_per_minute": input_tokens_per_minute,
        "output_tokens_per_minute": output_tokens_per_minute,
        "batch_seconds": batch_seconds,
        "session_seconds": session_seconds,
        "token_delay": token_delay,
        "examples": examples,
        "models": models,
        "webhook_url": webhook_url,
        "webhook_secret": webhook_secret,
        "host": host,
        "port": port,
    }
    server = _started(options)
    try:
        secrets = [endpoint.secret for endpoint in server.webhooks.endpoints]
        _serve(server.url, as_json, secrets[0] if secrets else None)
    finally:
        server.stop()


def _started(options: dict[str, Any]) -> Any:
    """The server. What keeps it from starting is a sentence and an exit code."""
    try:
        from ..sandbox import Sandbox

        return Sandbox(**options).start()
    except ImportError as error:
        problem, code = str(error), ExitCode.MISSING_EXTRA
    except ValueError as error:
        problem, code = str(error), ExitCode.USAGE
    except OSError as error:
        problem, code = error.strerror or str(error), ExitCode.CONFIGURATION
    report(f"Error: {problem}")
    raise typer.Exit(code)


def _serve(url: str, as_json: bool, webhook_secret: str | None) -> None:
    """Say where it is, and wait for SIGINT or SIGTERM."""
    stop = threading.Event()
    previous = [(each, signal.signal(each, lambda *_: stop.set())) for each in (signal.SIGINT, signal.SIGTERM)]
    try:
        if as_json:
            shown = {"url": url, "api_key": KEY} | ({"webhook_secret": webhook_secret} if webhook_secret else {})
            print(json.dumps(shown), flush=True)
        else:
            print(f"Sandbox of the Anthropic API on {url}. In another shell:")
            print(
                f"export ANTHROPIC_BASE_URL={url}\nexport ANTHROPIC_API_KEY={KEY} ANTHROPIC_ADMIN_KEY={KEY}", flush=True
            )
            if webhook_secret:
                print(f"export ANTHROPIC_WEBHOOK_SIGNING_KEY={webhook_secret}", flush=True)
        # With a timeout, because a wait without one cannot be interrupted on Windows.
        while not stop.wait(0.5):
            pass
    finally:
        for number, handler in previous:
            signal.signal(number, handler)
    if sys.stdout.isatty():
        print()
