# Derived from src/integrations_anthropic/compat/_async/beta.py by `make codegen`. Do not edit.
"""The services under `beta`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..arguments import MessageArguments, given, signed
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
    """The same services as outside of it; `messages` has `tool_runner` as well."""

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
