"""A credential at the wrong place is in no frame of the error that says so."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from integrations_anthropic import (
    AWSClient,
    BedrockClient,
    BedrockMantleClient,
    ConfigurationError,
    FoundryClient,
    GoogleCloudClient,
    VertexClient,
)

CANARY = "canary-of-a-credential"
GIVEN: dict[Any, dict[str, Any]] = {
    VertexClient: {"region": "us-east5", "project_id": "p", "access_token": "t"},
    GoogleCloudClient: {"project": "p", "workspace_id": "w", "access_token": "t"},
    FoundryClient: {"resource": "r", "api_key": "k"},
    AWSClient: {"aws_region": "us-east-1", "workspace_id": "w", "api_key": "k"},
    BedrockClient: {"aws_region": "us-east-1", "api_key": "k"},
    BedrockMantleClient: {"aws_region": "us-east-1", "api_key": "k"},
}


def shown(error: BaseException) -> str:
    """An error with the local variables of its frames, without those of the test."""
    written = traceback.TracebackException.from_exception(error, capture_locals=True)
    written.stack[:] = [frame for frame in written.stack if "/tests/" not in frame.filename]
    return "".join(written.format())


@pytest.mark.parametrize("name", ["auth_token", "acess_token"])
@pytest.mark.parametrize("cls", GIVEN)
def test_an_option_that_the_cloud_does_not_have_is_not_shown(cls: Any, name: str) -> None:
    with pytest.raises(TypeError, match=rf"{cls.__name__}\(\) got an unexpected keyword argument '{name}'") as caught:
        cls(**GIVEN[cls], **{name: CANARY})
    assert CANARY not in shown(caught.value)


@pytest.mark.parametrize("cls", GIVEN)
def test_a_key_in_the_place_of_the_configuration_is_not_shown(cls: Any) -> None:
    with pytest.raises(ConfigurationError, match="must be a ClientConfig, not str") as caught:
        cls(CANARY, **GIVEN[cls])
    assert CANARY not in shown(caught.value)


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        (VertexClient, "credentials"),
        (GoogleCloudClient, "credentials"),
        (FoundryClient, "credential"),
        (FoundryClient, "azure_ad_token_provider"),
    ],
)
@pytest.mark.parametrize("value", [CANARY, {"private_key": CANARY}])
def test_a_token_in_the_place_of_an_object_that_gives_one_is_not_shown(cls: Any, name: str, value: Any) -> None:
    given = {each: option for each, option in GIVEN[cls].items() if each not in ("access_token", "api_key")}
    with pytest.raises(ConfigurationError, match=f"{name} must be") as caught:
        cls(**given, **{name: value})
    assert CANARY not in shown(caught.value)
