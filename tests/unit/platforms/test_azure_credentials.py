"""Where the tokens of Azure come from, and what is said where they do not."""

from __future__ import annotations

from typing import Any

import pytest
from azure.core.exceptions import ClientAuthenticationError, ServiceRequestError

from integrations_anthropic import APIConnectionError, ConfigurationError, CredentialError, FoundryClient
from integrations_anthropic.platforms.credentials.azure import azure_credential
from integrations_anthropic.testing import MockTransport


class Failing:
    """A credential that cannot be had."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def get_token(self, scope: str) -> Any:
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (ServiceRequestError("no route"), APIConnectionError),
        (ClientAuthenticationError("no route"), CredentialError),
        (KeyError("no route"), CredentialError),
    ],
)
def test_a_fault_of_azure_identity_is_one_of_ours(fault: Exception, expected: type[Exception]) -> None:
    credential: Any = azure_credential(None, None, Failing(fault), "Microsoft Foundry")
    with pytest.raises(expected, match=r"Azure credentials cannot be had.*no route") as caught:
        credential.get()
    assert caught.value.__cause__ is fault
    assert fault.__traceback__ is None


def test_the_blocking_client_says_that_it_waits_for_no_async_function() -> None:
    async def token() -> str:
        return "token-1"

    client = FoundryClient(resource="r", azure_ad_token_provider=token, transport=MockTransport())
    with pytest.raises(ConfigurationError, match="AsyncFoundryClient"):
        client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])


def test_without_azure_identity_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations_anthropic.platforms.credentials.extras.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'integrations-anthropic\[foundry\]'"):
        azure_credential(None, None, None, "Microsoft Foundry")
