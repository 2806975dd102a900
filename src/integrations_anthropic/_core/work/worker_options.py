"""What a worker of a self-hosted environment is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import field, frozen

from ..._config.validators import credential
from ...errors import ValidationError
from ...secrets import SecretString, seal
from ..tools.signatures import awaits

__all__ = ["WorkerOptions"]

MOST_AT_ONCE = 32


@frozen(kw_only=True)
class WorkerOptions:
    """The arguments of `environments.work.worker`, which says what they mean."""

    handler: Callable[[Any], Any]
    environment_key: SecretString | None = field(default=None, converter=seal)
    max_concurrency: int = 1
    on_error: Callable[[Any, Exception], object] | None = None
    lease_seconds: int | None = None
    until_empty: bool = False

    def check(self, *, awaiting: bool) -> None:
        """Raise ValidationError for the first that is wrong. `awaiting`: whether the client awaits."""
        if not callable(self.handler):
            raise ValidationError("handler: must be a function of a job", field="handler", value=self.handler)
        if awaits(self.handler) != awaiting:
            text = "handler: is async: use AsyncAnthropicClient, or give this client a plain function"
            if awaiting:
                text = "handler: must be async, so that it can be cancelled: use AnthropicClient for a plain function"
            raise ValidationError(text, field="handler", value=self.handler)
        if self.environment_key is not None and (problem := credential(self.environment_key)[1]):
            raise ValidationError(f"environment_key: {problem}", field="environment_key")
        if self.on_error is not None and not callable(self.on_error):
            raise ValidationError("on_error: must be a function of a job and an exception", field="on_error")
        _check("max_concurrency", self.max_concurrency, 1, MOST_AT_ONCE)
        if self.lease_seconds is not None:
            _check("lease_seconds", self.lease_seconds, 1, None)


def _check(name: str, value: Any, least: int, most: int | None) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < least or (most is not None and value > most):
        bounds = f"from {least} to {most}" if most is not None else f"of at least {least}"
        raise ValidationError(f"{name}: must be an integer {bounds}", field=name, value=value)
