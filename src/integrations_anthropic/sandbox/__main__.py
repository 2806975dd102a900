"""`python -m integrations_anthropic.sandbox --port 8080`: run the sandbox until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

LIMITS = ("requests", "input-tokens", "output-tokens")
PLATFORMS = ("aws", "bedrock", "bedrock-mantle", "foundry", "google-cloud", "vertex")
# Any key will do.
KEY = "sandbox-key"
EXAMPLES = """\
example:
  python -m integrations_anthropic.sandbox --port 8080 --requests-per-minute 50

  In another shell, for this package or any other client of the API:
  export ANTHROPIC_BASE_URL=http://127.0.0.1:8080
  export ANTHROPIC_API_KEY=sandbox-key

  The next request fails:
  curl http://127.0.0.1:8080/_sandbox/faults -d '{"status": 529}'
"""


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM. Returns the exit status: 0 after a signal, 1 if the server could not start."""
    options = vars(_parser().parse_args(arguments))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        from . import Sandbox

        with Sandbox(**options) as sandbox:
            if options["platform"] is None:
                print(f"Sandbox of the Anthropic API on {sandbox.url}")
                print(f"export ANTHROPIC_BASE_URL={sandbox.url}")
                print(f"export ANTHROPIC_API_KEY={KEY}", flush=True)
            else:
                print(f"Sandbox of the Anthropic API as {options['platform']} on {sandbox.url}")
                print(f"Options of a client: {sandbox.client_options}", flush=True)
            for endpoint in sandbox.webhooks.endpoints:
                print(f"export ANTHROPIC_WEBHOOK_SIGNING_KEY={endpoint.secret}", flush=True)
            # Waits with a timeout, because a wait without one cannot be interrupted on Windows.
            while not stop.wait(0.5):
                pass
    except (ImportError, OSError, OverflowError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        print(f"The sandbox could not start: {reason}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m integrations_anthropic.sandbox",
        description="A local server that behaves like the Anthropic API.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=int, default=8080, help="port to listen on, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument(
        "--examples", action="store_true", help="respond with the examples of the API description, for any id"
    )
    parser.add_argument(
        "--models",
        choices=("any", "known"),
        default="any",
        help="accept any model name that begins with claude-, or those of the API description only "
        "(default: %(default)s)",
    )
    parser.add_argument("--cors", metavar="ORIGIN", help="origin of pages that may call it, as http://localhost:3000")
    parser.add_argument("--platform", choices=PLATFORMS, help="the cloud to play, with its credentials and paths")
    parser.add_argument("--webhook-url", metavar="URL", help="receiver of webhooks, an http URL of this machine")
    parser.add_argument(
        "--webhook-secret", metavar="SECRET", help="what they are signed with (whsec_…; default: a new one, printed)"
    )
    parser.add_argument("--token-delay", type=float, default=0.0, help="seconds before each event of a stream")
    for limit in LIMITS:
        parser.add_argument(f"--{limit}-per-minute", type=int, help=f"rate limit: {limit.replace('-', ' ')} a minute")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
