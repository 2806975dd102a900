"""Compares what webhooks deliver with the facts: they have no operations."""

from __future__ import annotations

from ..load.description import Spec
from ..load.webhooks import webhook_bodies, webhook_schemas
from .facts import Facts
from .findings import Findings
from .types import TypeComparison

__all__ = ["compare_webhooks"]

RESOURCE = "beta.webhooks"


def compare_webhooks(spec: Spec, facts: Facts, types: TypeComparison, findings: Findings) -> None:
    """Note every difference of the records that webhooks deliver; the facts' names have `Beta` before ours."""
    for (where, _), name in zip(webhook_bodies(spec), webhook_schemas(spec), strict=True):
        key = facts.key_near(f"Beta{name}", RESOURCE) or facts.key_near(name, RESOURCE)
        if key is None:
            findings.add("webhook extra", where)
            continue
        types.record(name, key, "response")
