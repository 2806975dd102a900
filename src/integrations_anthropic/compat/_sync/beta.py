# Derived from src/integrations_anthropic/compat/_async/beta.py by `make codegen`. Do not edit.
"""The services under `beta`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._sync.services import Services
from ..arguments import MessageArguments, given, signed
from ..derived.names import official_names, own_names
from .derived.service import DerivedService
from .files import Files
from .messages import Messages
from .models import Models
from .resource import Resource
from .skills import Skills

if TYPE_CHECKING:
    from ..webhooks.beta_webhooks import BetaWebhooks
    from .tool_runner import BetaToolRunner

__all__ = ["Beta", "BetaMessages"]


class BetaMessages(Messages):
    """Creates messages, whole, as a stream, or with tools that are run."""

    @signed(MessageArguments)
    def tool_runner(
        self,
        *,
        max_iterations: int | None = None,
        stream: bool = False,
        run_tools_eagerly: bool = False,
        **arguments: Unpack[MessageArguments],
    ) -> BetaToolRunner[Any]:
        """A conversation in which the functions among `tools` are run when the model calls them.

        `max_iterations`: most messages, without limit by default. `stream`: each message is a stream.
        `run_tools_eagerly`: a tool of a stream starts as soon as its input is whole.
        """
        from .tool_runner import BetaToolRunner

        options: Any = given({**arguments, "max_iterations": max_iterations})
        streamed, eagerly = bool(given({"stream": stream}).get("stream")), bool(run_tools_eagerly)
        return BetaToolRunner(self._client, options, streamed=streamed, eagerly=eagerly)


class Beta(Resource):
    """The same services as outside of it, where `messages` has `tool_runner` as well, and those that are there alone.

    `agents`, `organization`, `tunnels` and whatever else has no code of its own here is derived from its service.
    """

    @lazy_property
    def messages(self) -> BetaMessages:
        """Creates messages, whole, as a stream, or with tools that are run."""
        return BetaMessages(self._client)

    @lazy_property
    def models(self) -> Models:
        """The models that may be used."""
        return Models(self._client)

    @lazy_property
    def files(self) -> Files:
        """The files of the workspace."""
        return Files(self._client)

    @lazy_property
    def skills(self) -> Skills:
        """The skills of the workspace."""
        return Skills(self._client)

    @lazy_property
    def webhooks(self) -> BetaWebhooks:
        """Verifies webhooks."""
        load("integrations_anthropic.compat.webhooks.beta_webhooks")
        from ..webhooks.beta_webhooks import BetaWebhooks

        return BetaWebhooks(self._client)

    def __getattr__(self, name: str) -> DerivedService:
        own = () if name.startswith("_") or name == "batches" else own_names((), name)
        if not own or not isinstance(vars(Services).get(own[0]), lazy_property):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        made: DerivedService = self.__dict__.setdefault(name, DerivedService(self._client, own))
        return made

    def __dir__(self) -> list[str]:
        services = {name for name, value in vars(Services).items() if isinstance(value, lazy_property)}
        return sorted({*super().__dir__(), *official_names((), services - {"batches"})})
