"""A receiver of webhooks, with Starlette: verified, each taken once, and delivered again where handling it failed.

`ANTHROPIC_WEBHOOK_SIGNING_KEY=whsec_… python examples/webhook_receiver.py` receives at http://127.0.0.1:8787/webhooks
(another port: the argument) and prints what happened. Have a proxy in front of it bound the size of a body.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from integrations_anthropic.webhooks import MemoryReplayStore, WebhookEvent, WebhookVerificationError, unwrap

STATUSES = {"replayed": 204, "replay_check_failed": 500}
"""What was taken before is a success, so that it is not sent again; what could not be looked up is to be sent again."""


def receiver(secret: str, handle: Callable[[WebhookEvent], Awaitable[None]]) -> Starlette:
    """The application. `handle` has to be quick, such as one that writes the event to a queue: the API waits for it."""
    replays = MemoryReplayStore()

    async def receive(request: Request) -> Response:
        try:
            event = unwrap(await request.body(), request.headers, secret=secret, replays=replays)
        except WebhookVerificationError as error:
            return Response(status_code=STATUSES.get(error.reason, 400))
        try:
            await handle(event)
        except Exception:
            replays.forget(request.headers["webhook-id"])  # the next delivery of it is taken
            raise
        return Response(status_code=204)

    return Starlette(routes=[Route("/webhooks", receive, methods=["POST"])])


async def show(event: WebhookEvent) -> None:
    """Print what happened to which object."""
    print(event.data.type, getattr(event.data, "id", ""), flush=True)


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8787
    uvicorn.run(receiver(os.environ["ANTHROPIC_WEBHOOK_SIGNING_KEY"], show), port=port, log_level="warning")
