# Derived from src/integrations_anthropic/_async/services/admin_federation.py by `make codegen`. Do not edit.
"""Says whose tokens are exchanged for tokens of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_federation_issuers import FederationIssuersService
    from .admin_federation_rules import FederationRulesService

__all__ = ["FederationService"]


class FederationService(NamesHinted):
    """Says whose tokens are exchanged for tokens of the API."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def issuers(self) -> FederationIssuersService:
        """Manages the issuers of tokens that the organization trusts."""
        load(f"{__package__}.admin_federation_issuers")
        from .admin_federation_issuers import FederationIssuersService

        return FederationIssuersService(self._pipeline)

    @lazy_property
    def rules(self) -> FederationRulesService:
        """Manages the rules by which tokens are exchanged."""
        load(f"{__package__}.admin_federation_rules")
        from .admin_federation_rules import FederationRulesService

        return FederationRulesService(self._pipeline)
