"""What the operations do that remember or invent something; all others answer their example.

An operation gets a behaviour by its id in `Behaviours.table`; nothing else has to know it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.responses import Response

from .admin.administration import Action, Administration
from .call import Behaviour, SandboxCall
from .clock import SandboxClock
from .description.loader import Description
from .description.request_checks import Checks, refuse
from .model.batches import RELAXED, Batches
from .model.catalog import Catalog
from .model.message_rules import check_rules
from .model.messages import make_message
from .model.prompt_cache import PromptCache
from .model.tokens import count_input, segments
from .pagination import page
from .responses import json_reply, lines_reply, stream_reply

__all__ = ["RELAXED", "Behaviour", "Behaviours", "SandboxCall"]

Json = Any


class Behaviours:
    """The state of one sandbox and what its operations do with it. Everything runs in one event loop."""

    def __init__(self, description: Description, checks: Checks, clock: SandboxClock, batch_seconds: float) -> None:
        self._catalog = Catalog(description)
        self._cache = PromptCache(clock)
        self._params = checks.schema("CreateMessageRequest")
        self._batches = Batches(clock, batch_seconds, self._check_params, self._batch_message)
        self.table: dict[str, Behaviour] = {
            "messages.create": self._create_message,
            "messages.count_tokens": self._count_tokens,
            "models.list": self._list_models,
            "models.get": self._get_model,
            "batches.create": self._create_batch,
            "batches.list": self._list_batches,
            "batches.get": self._get_batch,
            "batches.cancel": self._cancel_batch,
            "batches.delete": self._delete_batch,
            "batches.results": self._batch_results,
        }
        for name, action in Administration(clock).table.items():
            self.table[name] = partial(self._administer, action)

    async def _create_message(self, call: SandboxCall) -> Response:
        check_rules(call.body)
        message = self._message(call.body, "standard")
        return stream_reply(message) if call.body.get("stream") else json_reply(message)

    async def _count_tokens(self, call: SandboxCall) -> Response:
        check_rules(call.body)
        self._catalog.answering(call.body["model"])
        return json_reply({"input_tokens": count_input(call.body)})

    async def _list_models(self, call: SandboxCall) -> Response:
        return json_reply(page(self._catalog.listed(call.query.get("lifecycle")), call.query))

    async def _get_model(self, call: SandboxCall) -> Response:
        return json_reply(self._catalog.get(call.path["model_id"]))

    async def _create_batch(self, call: SandboxCall) -> Response:
        return json_reply(await self._batches.create(call.body["requests"], call.base_url))

    async def _list_batches(self, call: SandboxCall) -> Response:
        return json_reply(page(self._batches.newest_first(call.base_url), call.query))

    async def _get_batch(self, call: SandboxCall) -> Response:
        return json_reply(self._batches.get(call.path["message_batch_id"], call.base_url))

    async def _cancel_batch(self, call: SandboxCall) -> Response:
        return json_reply(self._batches.cancel(call.path["message_batch_id"], call.base_url))

    async def _delete_batch(self, call: SandboxCall) -> Response:
        return json_reply(self._batches.delete(call.path["message_batch_id"]))

    async def _batch_results(self, call: SandboxCall) -> Response:
        return lines_reply(self._batches.results(call.path["message_batch_id"]))

    async def _administer(self, action: Action, call: SandboxCall) -> Response:
        return json_reply(action(call))

    def _message(self, body: Json, tier: str) -> Json:
        model = self._catalog.answering(body["model"])
        return make_message(body, model, self._cache.charge(segments(body)), tier=tier)

    def _batch_message(self, params: Json) -> Json:
        return self._message(params, "batch")

    def _check_params(self, params: Json) -> None:
        refuse(self._params, params)
        check_rules(params)
        self._catalog.answering(params["model"])
