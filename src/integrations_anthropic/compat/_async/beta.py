"""The services under `beta`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._async.services import AsyncServices
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..arguments import MessageArguments, given, signed
from ..derived.names import official_names, own_names
from .derived.service import AsyncDerivedService
from .files import AsyncFiles
from .messages import AsyncMessages
from .models import AsyncModels
from .resource import AsyncResource
from .skills import AsyncSkills

if TYPE_CHECKING:
    from ..webhooks.beta_webhooks import BetaWebhooks
    from .tool_runner import AsyncBetaToolRunner

__all__ = ["AsyncBeta", "AsyncBetaMessages"]


class AsyncBetaMessages(AsyncMessages):
    """Creates messages, whole, as a stream, or with tools that are run."""

    @signed(MessageArguments)
    def tool_runner(
        self,
        *,
        max_iterations: int | None = None,
        stream: bool = False,
        run_tools_eagerly: bool = False,
        **arguments: Unpack[MessageArguments],
    ) -> AsyncBetaToolRunner[Any]:
        """A conversation in which the functions among `tools` are run when the model calls them.

        `max_iterations`: most messages, without limit by default. `stream`: each message is a stream.
        `run_tools_eagerly`: a tool of a stream starts as soon as its input is whole.
        """
        from .tool_runner import AsyncBetaToolRunner

        options: Any = given({**arguments, "max_iterations": max_iterations})
        streamed, eagerly = bool(given({"stream": stream}).get("stream")), bool(run_tools_eagerly)
        return AsyncBetaToolRunner(self._client, options, streamed=streamed, eagerly=eagerly)


class AsyncBeta(AsyncResource):
    """The same services as outside of it, where `messages` has `tool_runner` as well, and those that are there alone.

    `agents`, `organization`, `tunnels` and whatever else has no code of its own here is derived from its service.
    """

    @lazy_property
    def messages(self) -> AsyncBetaMessages:
        """Creates messages, whole, as a stream, or with tools that are run."""
        return AsyncBetaMessages(self._client)

    @lazy_property
    def models(self) -> AsyncModels:
        """The models that may be used."""
        return AsyncModels(self._client)

    @lazy_property
    def files(self) -> AsyncFiles:
        """The files of the workspace."""
        return AsyncFiles(self._client)

    @lazy_property
    def skills(self) -> AsyncSkills:
        """The skills of the workspace."""
        return AsyncSkills(self._client)

    @lazy_property
    def webhooks(self) -> BetaWebhooks:
        """Verifies webhooks."""
        load("integrations_anthropic.compat.webhooks.beta_webhooks")
        from ..webhooks.beta_webhooks import BetaWebhooks

        return BetaWebhooks(self._client)

    def __getattr__(self, name: str) -> AsyncDerivedService:
        own = () if name.startswith("_") or name == "batches" else own_names((), name)
        if not own or not isinstance(vars(AsyncServices).get(own[0]), lazy_property):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        made: AsyncDerivedService = self.__dict__.setdefault(name, AsyncDerivedService(self._client, own))
        return made

    def __dir__(self) -> list[str]:
        services = {name for name, value in vars(AsyncServices).items() if isinstance(value, lazy_property)}
        return sorted({*super().__dir__(), *official_names((), services - {"batches"})})
