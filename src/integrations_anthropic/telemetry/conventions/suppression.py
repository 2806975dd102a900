"""What `suppress_instrumentation()` and `suppress_http_instrumentation()` of OpenTelemetry set in a context.

The names of its keys are not public, but shared by all instrumentations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from opentelemetry import context as contexts

if TYPE_CHECKING:
    from opentelemetry.context import Context

__all__ = ["is_suppressed", "without_http_instrumentation"]

_KEYS = (contexts._SUPPRESS_INSTRUMENTATION_KEY, "suppress_instrumentation")
_HTTP_KEY = contexts._SUPPRESS_HTTP_INSTRUMENTATION_KEY


def is_suppressed(parent: Context) -> bool:
    """Whether no span may be made, because of the parent's context or of the current one."""
    return any(contexts.get_value(key, of) for of in (parent, contexts.get_current()) for key in _KEYS)


def without_http_instrumentation(context: Context) -> Context:
    """The context, in which an instrumentation of an HTTP client makes no spans."""
    return contexts.set_value(_HTTP_KEY, True, context)
