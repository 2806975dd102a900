"""Where the tokens of Azure come from, and what is said where they do not."""

from __future__ import annotations

import traceback
from types import SimpleNamespace
from typing import Any

import pytest
from azure.core.exceptions import ClientAuthenticationError, ServiceRequestError

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    ConfigurationError,
    CredentialError,
    FoundryClient,
    SecretString,
)
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


@pytest.mark.parametrize(
    ("fault", "expected"), [(ServiceRequestError("no route"), APIConnectionError), (KeyError("no"), CredentialError)]
)
def test_a_function_that_could_not_reach_azure_may_be_asked_again(fault: Exception, expected: type[Exception]) -> None:
    def function() -> str:
        raise fault

    credential: Any = azure_credential(None, function, None, "Microsoft Foundry")
    with pytest.raises(expected, match=r"azure_ad_token_provider: .*no") as caught:
        credential.get()
    assert caught.value.__cause__ is fault


@pytest.mark.parametrize(
    "found",
    [None, ("secret-1", 5), SimpleNamespace(token="secret-1", expires_on=None), SimpleNamespace(token=b"secret-1")],
)
def test_what_is_no_token_of_azure_is_a_clear_error_without_it(found: Any) -> None:
    class Odd:
        def get_token(self, scope: str) -> Any:
            return found

    credential: Any = azure_credential(None, None, Odd(), "Microsoft Foundry")
    with pytest.raises(CredentialError, match="Azure credentials cannot be had") as caught:
        credential.get()
    assert "secret-1" not in shown(caught.value)


@pytest.mark.parametrize("token", ["secret-1\n", b"secret-1", 5, None, ""])
def test_what_a_function_returns_that_is_no_token_is_in_no_frame(token: Any) -> None:
    tokens = iter([token])
    credential: Any = azure_credential(None, lambda: next(tokens), None, "Microsoft Foundry")
    del token
    with pytest.raises(AnthropicError, match="the Azure token") as caught:
        credential.get()
    assert "secret-1" not in shown(caught.value)


def shown(error: BaseException) -> str:
    """An error with the local variables of its frames, without those of the test."""
    written = traceback.TracebackException.from_exception(error, capture_locals=True)
    written.stack[:] = written.stack[1:]
    return "".join(written.format())


def test_a_sealed_token_is_sent() -> None:
    credential: Any = azure_credential(None, lambda: SecretString("token-1"), None, "Microsoft Foundry")
    credential.get().sign(request := SimpleNamespace(headers={}))
    assert request.headers == {"authorization": "Bearer token-1"}


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
