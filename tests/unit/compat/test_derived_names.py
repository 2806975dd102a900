"""Each operation of the description can be called by its official name, and only by that."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, models
from integrations_anthropic.compat import Anthropic
from integrations_anthropic.compat.derived.names import official_names, own_names
from integrations_anthropic.compat.derived.official_types import MODELS
from integrations_anthropic.compat.derived.shapes import ResultKind, shape_of
from integrations_anthropic.sandbox.description.loader import find_folder, load

OPERATIONS = [operation.id for operation in load(find_folder()).operations]
BY_HAND = ("batches", "files", "messages", "models", "skills")
"""Services that compat has code of its own for."""
DERIVED = [name for name in OPERATIONS if name.partition(".")[0] not in BY_HAND]


def official(operation: str) -> list[str]:
    """The official names that lead from `beta` to an operation."""
    path = operation.split(".")
    if path[:2] == ["admin", "organizations"]:
        return ["organization", "retrieve"]
    return [official_names(tuple(path[:index]), [name])[0] for index, name in enumerate(path)]


@pytest.mark.parametrize("operation", DERIVED)
def test_each_operation_is_called_by_its_official_name(operation: str) -> None:
    found: Any = Anthropic(api_key="key").beta
    for name in official(operation):
        assert name in dir(found) or operation == "admin.organizations.get"
        found = getattr(found, name)
    own: Any = AnthropicClient(api_key="key")
    for name in operation.split("."):
        own = getattr(own, name)
    assert found.__doc__ == own.__doc__


@pytest.mark.parametrize(
    ("service", "name", "own"),
    [
        ((), "tunnels", ("tunnels",)),
        ((), "organization", ("admin",)),
        ((), "admin", ()),
        (("tunnels",), "retrieve", ("get",)),
        (("tunnels",), "get", ()),
        (("admin",), "retrieve", ("organizations", "get")),
        (("admin",), "organizations", ()),
        (("admin", "users"), "remove", ("delete",)),
        (("admin", "users"), "retrieve", ("get",)),
        (("admin", "users"), "delete", ()),
        (("admin", "workspaces"), "delete", ("delete",)),
        (("admin", "workspaces", "members"), "add", ("create",)),
    ],
)
def test_a_name_leads_to_what_has_another_name_here(service: tuple[str, ...], name: str, own: tuple[str, ...]) -> None:
    assert own_names(service, name) == own
    assert not own or official_names(service, [own[0]]) == [name]


@pytest.mark.parametrize(
    ("operation", "path", "kind"),
    [
        ("tunnels.create", (), ResultKind.RECORD),
        ("tunnels.list", (), ResultKind.PAGES),
        ("tunnels.certificates.list", ("tunnel_id",), ResultKind.PAGES),
        ("tunnels.certificates.get", ("tunnel_id", "certificate_id"), ResultKind.RECORD),
        ("skills.versions.download", ("skill_id", "version"), ResultKind.CONTENT),
        ("batches.results", ("message_batch_id",), ResultKind.EVENTS),
    ],
)
def test_a_signature_says_what_a_method_takes_and_returns(
    operation: str, path: tuple[str, ...], kind: ResultKind
) -> None:
    method: Any = AnthropicClient(api_key="key")
    for name in operation.split("."):
        method = getattr(method, name)
    shape = shape_of(method)
    assert (shape.name, shape.path, shape.kind) == (operation.rpartition(".")[2], path, kind)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("beta.tunnels", "BetaTunnelCertificate"),
        ("beta.tunnels.beta_tunnel_certificate", "BetaTunnelCertificate"),
        ("beta.tunnel_create_params", "TunnelCreateParams"),
        ("beta.compliance.review", "BetaComplianceReviewActor"),
        ("beta.organization.beta_aws_external_key_config", "BetaAWSExternalKeyConfig"),
        ("beta", "BetaManagedAgentsSession"),
        ("organization.service_accounts", "WorkspaceAddParams"),
    ],
)
def test_a_module_has_the_types_of_derived_services(module: str, name: str) -> None:
    assert getattr(importlib.import_module(f"integrations_anthropic.compat.types.{module}"), name) is not None


def test_a_name_of_several_types_stands_for_that_of_its_package() -> None:
    folder = "integrations_anthropic.compat.types.beta.organization"
    for package, own in (
        ("service_accounts", models.DeletedServiceAccountWorkspaceMember),
        ("federation.rules", models.DeletedFederationRuleWorkspace),
    ):
        single = importlib.import_module(f"{folder}.{package}.workspace_remove_response")
        for module in (single, importlib.import_module(f"{folder}.{package}")):
            assert issubclass(module.WorkspaceRemoveResponse, own)


@pytest.mark.parametrize("name", MODELS.values())
def test_each_type_of_the_table_is_one_of_this_package(name: str) -> None:
    assert getattr(models, name) is not None
