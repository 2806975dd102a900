"""Credentials as a user writes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, ClientConfig, CredentialError, SecretString
from integrations_anthropic.testing import Request


def key() -> str:
    return "key"


def secret() -> SecretString:
    return SecretString("key")


async def awaited() -> str:
    return "key"


def of_a_vault(path: str) -> str:
    return path


def blocking() -> str | None:
    client = AnthropicClient(api_key=key)
    client = client.with_options(api_key=secret)
    client = client.with_options(
        identity_token=partial(of_a_vault, "path"), federation_rule_id="f", organization_id="o"
    )
    client = client.with_options(identity_token_file=Path("token"), workspace_id="w", service_account_id="s")
    AnthropicClient(ClientConfig(api_key=key))
    try:
        client.with_options(profile="work")
    except CredentialError as error:
        return error.reason if error.reason != "refused" else error.request_id
    return None


def awaiting() -> None:
    AsyncAnthropicClient(api_key=awaited)
    AsyncAnthropicClient(api_key=key, identity_token=None)
    AsyncAnthropicClient(identity_token=lambda: awaited(), federation_rule_id="f", organization_id="o")
    ClientConfig(api_key=awaited, identity_token=secret)


class Tokens:
    """A provider of the user's own."""

    def headers(self, service: str) -> dict[str, str]:
        return {}

    def prepare(self, request: Request) -> None:
        request.headers["authorization"] = "Bearer t"

    def refused(self, request: Request) -> bool:
        return False


def own() -> None:
    AnthropicClient(auth=Tokens())
