"""Warnings while a command runs, on stderr: of settings as they come, of deprecated models at the end."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from .failures import report

SHOWN = ("batch_runs", "config", "limits", "responses", "retry", "work")
"""Parts of the package whose warnings are shown. That a call failed, its error says."""


class _Notices(logging.Handler):
    """Writes what the package logs as a warning, in a sentence."""

    def emit(self, record: logging.LogRecord) -> None:
        report(f"Warning: {record.getMessage()}")


@contextmanager
def notices_shown() -> Iterator[None]:
    """Show warnings of the package until the block ends."""
    handler = _Notices(logging.WARNING)
    loggers = [logging.getLogger(f"integrations_anthropic.{name}") for name in SHOWN]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as found:
            # They are attributed to the first line outside of this package: that of Typer.
            warnings.filterwarnings("default", category=DeprecationWarning, module=r"typer\b|click\b")
            yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
        for warning in found:
            report(f"Warning: {warning.message}")
