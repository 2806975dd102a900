"""Nothing of other clouds is loaded before one of their clients is used, and then nothing of the others."""

from __future__ import annotations

import pytest

from tests.integration.project.test_import import modules_after

LIBRARIES = {"azure", "boto3", "botocore", "google", "jmespath", "requests", "urllib3"}


def test_a_client_of_the_api_loads_nothing_of_other_clouds() -> None:
    loaded = modules_after("import integrations_anthropic as p\np.AnthropicClient(api_key='k')\np.AsyncAnthropicClient")
    assert not [name for name in loaded if "platforms" in name]
    assert not {name.partition(".")[0] for name in loaded} & LIBRARIES


@pytest.mark.parametrize(
    ("build", "rooms"),
    [
        ("BedrockClient(aws_region='us-east-1', aws_access_key='A', aws_secret_key='S')", {"bedrock", "event_stream"}),
        ("AsyncBedrockClient(aws_region='us-east-1', api_key='A')", {"bedrock", "event_stream"}),
        ("VertexClient(region='us-east5')", {"vertex", "credentials.google"}),
        ("FoundryClient(resource='r')", {"foundry", "credentials.azure"}),
    ],
)
def test_a_client_of_a_cloud_loads_its_own_modules_and_its_library_with_the_first_call(
    build: str, rooms: set[str]
) -> None:
    loaded = modules_after(f"import integrations_anthropic as p\np.{build}")
    ours = {name.removeprefix("integrations_anthropic.platforms.") for name in loaded if ".platforms." in name}
    assert rooms <= ours
    # Whether a library is there is looked up in its namespace.
    assert not {name.partition(".")[0] for name in loaded} & (LIBRARIES - {"azure", "google"})
    assert not {"google.auth.transport", "azure.identity"} & loaded
    other = {"foundry", "google_cloud", "credentials.azure"} - rooms
    assert not other & ours
