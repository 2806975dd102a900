"""Handlers of the operations that keep state or generate content; those without JSON respond with their example.

`OperationHandlers.by_operation` is the only place where a handler is registered, by operation id.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from starlette.responses import Response

from .admin.administration import AdminHandler, Administration
from .agents.stored_agents import StoredAgents
from .call import OperationHandler, SandboxCall
from .claude_code.managed_settings import ManagedSettings
from .claude_tag.slack import SlackSettings
from .clock import SandboxClock
from .compliance.review_cases import ReviewCases
from .deployments.stored_deployments import StoredDeployments
from .description.loader import Description
from .description.request_checks import RequestChecks, require_valid
from .dreams.stored_dreams import StoredDreams
from .environments.stored_environments import StoredEnvironments
from .environments.stored_work import WORK_OPERATIONS, StoredWork
from .errors import invalid
from .files.stored_files import StoredFiles
from .memory_stores.stored_memories import VERSIONS, StoredMemories
from .model.batches import RELAXED, Batches
from .model.catalog import ModelCatalog
from .model.messages import make_message
from .model.off_loop import run_aside
from .model.prompt_cache import PromptCache
from .model.threads import MessageThreads
from .model.tokens import count_input, segments
from .pagination import page
from .plugins.stored_plugins import StoredPlugins
from .responses import event_stream_response, json_lines_response, json_response
from .rules.request import check_rules
from .sessions.session_handlers import SessionHandlers
from .skills.stored_skills import StoredSkills
from .store.resource_store import ResourceStore
from .tunnels.stored_tunnels import StoredTunnels
from .vaults.stored_credentials import StoredCredentials
from .webhooks.endpoints import WebhookReceiver
from .webhooks.registered import RegisteredWebhooks

__all__ = ["RELAXED", "OperationHandler", "OperationHandlers", "SandboxCall"]

Json = Any
RUN_BY_SCHEDULES = ("deployments.", "deployment_runs.", "sessions.")
"""Operations that see what schedules have run."""
_AREAS = (
    StoredSkills,
    StoredTunnels,
    ReviewCases,
    StoredPlugins,
    SlackSettings,
    ManagedSettings,
    StoredCredentials,
    StoredEnvironments,
)
"""The areas that add to what the store does."""


class _Area(Protocol):
    @property
    def by_operation(self) -> dict[str, OperationHandler]: ...


class OperationHandlers:
    """The state of one sandbox and the handlers that use it. Not thread-safe: all handlers run in one event loop."""

    def __init__(
        self,
        description: Description,
        checks: RequestChecks,
        clock: SandboxClock,
        *,
        batch_seconds: float,
        session_seconds: float,
        only_known_models: bool,
    ) -> None:
        self._catalog = ModelCatalog(description, clock, only_known=only_known_models)
        self._cache, self._threads = PromptCache(clock), MessageThreads(clock)
        self._params_validator = checks.schema_validator("CreateMessageRequest")
        self._batches = Batches(clock, batch_seconds, self._check_params, self._batch_message)
        self.by_operation = self._own_handlers()
        self.by_operation |= StoredFiles(clock).by_operation
        administration = Administration(clock)
        self.by_operation |= {name: partial(self._administer, one) for name, one in administration.by_operation.items()}
        besides = {*self.by_operation, *WORK_OPERATIONS}
        store = ResourceStore(description, clock, besides=besides, elsewhere=administration.items, filled=(VERSIONS,))
        administration.on_user_removed = partial(store.forget, "user_id")
        self.work = StoredWork(store, clock)
        """The queues of work for workers on other machines."""
        self.by_operation |= store.by_operation | self.work.by_operation
        agents = StoredAgents(store, clock)
        self.sessions = SessionHandlers(description, store, agents, self.work, clock, self._cache, session_seconds)
        self.deployments = StoredDeployments(description, store, self.sessions, clock)
        memories = StoredMemories(store, description, clock)
        self._add(agents, self.sessions, self.deployments, memories, StoredDreams(store, memories, clock))
        self._registered = RegisteredWebhooks(store)
        self._add(*(area(store, clock) for area in _AREAS), self._registered)
        self.by_operation |= {
            name: partial(_after, self.deployments.run_due, handler)
            for name, handler in self.by_operation.items()
            if name.startswith(RUN_BY_SCHEDULES)
        }

    def _own_handlers(self) -> dict[str, OperationHandler]:
        """Those of messages, models and batches."""
        return {
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

    def registered_webhooks(self) -> list[WebhookReceiver]:
        """Receivers of webhooks that were registered, on this machine."""
        return self._registered.endpoints()

    def close(self) -> None:
        """End the streams that stay open. Thread-safe."""
        self.sessions.close()

    def _add(self, *areas: _Area) -> None:
        for area in areas:
            self.by_operation |= area.by_operation

    def with_history(self, body: Json) -> Json:
        """The body of a request to create a message, with the history of its thread: what is to be paid for."""
        return self._threads.whole(body)

    async def _create_message(self, call: SandboxCall) -> Response:
        with self._threads.turn(call.body, call.betas) as turn:
            await run_aside(turn.body, check_rules, turn.body)
            model = self._catalog.resolve(turn.body["model"])
            usage = self._cache.record(segments(turn.body))
            message = turn.message = await run_aside(turn.body, make_message, turn.body, model, usage)
        return event_stream_response(message) if call.body.get("stream") else json_response(message)

    async def _count_tokens(self, call: SandboxCall) -> Response:
        await run_aside(call.body, check_rules, call.body)
        self._catalog.resolve(call.body["model"])
        return json_response({"input_tokens": count_input(call.body)})

    async def _list_models(self, call: SandboxCall) -> Response:
        return json_response(page(self._catalog.find(call.query.get("lifecycle")), call.query))

    async def _get_model(self, call: SandboxCall) -> Response:
        return json_response(self._catalog.get(call.path["model_id"]))

    async def _create_batch(self, call: SandboxCall) -> Response:
        return json_response(await self._batches.create(call.body["requests"], call.base_url, call.betas))

    async def _list_batches(self, call: SandboxCall) -> Response:
        return json_response(page(self._batches.newest_first(call.base_url), call.query))

    async def _get_batch(self, call: SandboxCall) -> Response:
        return json_response(self._batches.get(call.path["message_batch_id"], call.base_url))

    async def _cancel_batch(self, call: SandboxCall) -> Response:
        return json_response(self._batches.cancel(call.path["message_batch_id"], call.base_url))

    async def _delete_batch(self, call: SandboxCall) -> Response:
        return json_response(self._batches.delete(call.path["message_batch_id"]))

    async def _batch_results(self, call: SandboxCall) -> Response:
        return json_lines_response(self._batches.results(call.path["message_batch_id"]))

    async def _administer(self, handler: AdminHandler, call: SandboxCall) -> Response:
        return json_response(handler(call))

    def _batch_message(self, params: Json, betas: frozenset[str]) -> Json:
        with self._threads.turn(params, betas) as turn:
            model = self._catalog.resolve(params["model"])
            usage = self._cache.record(segments(turn.body))
            turn.message = make_message(turn.body, model, usage, tier="batch")
        return turn.message

    async def _check_params(self, params: Json, betas: frozenset[str]) -> None:
        require_valid(self._params_validator, params)
        if params.get("stream"):
            raise invalid("stream: Input should be False")
        with self._threads.turn(params, betas) as turn:
            await run_aside(turn.body, check_rules, turn.body)
        self._catalog.resolve(params["model"])


async def _after(first: Callable[[], object], handler: OperationHandler, call: SandboxCall) -> Response:
    first()
    return await handler(call)
