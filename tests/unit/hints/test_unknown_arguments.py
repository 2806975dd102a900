"""An argument or an option that there is not says what it is called here."""

from __future__ import annotations

import copy
import inspect
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

import integrations_anthropic
from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncBedrockClient,
    BedrockClient,
    CircuitConfig,
    ClientConfig,
    RateLimits,
    RetryPolicy,
    Telemetry,
    ValidationError,
)
from tests.unit.hints.clients import CLIENTS, QUESTION

SOURCE = Path(integrations_anthropic.__file__).parent


def begin(made: Any) -> None:
    """Run a coroutine to its first wait."""
    if inspect.iscoroutine(made):
        made.send(None)


@pytest.mark.parametrize(
    ("method", "name", "said"),
    [
        ("create", "stream", "create_stream"),
        ("create", "betas", "beta_features="),
        ("count_tokens", "betas", "beta_features="),
        ("create", "max_tokens_to_sample", "max_tokens here"),
        ("create", "mesages", "did you mean 'messages'"),
        ("create", "extra_header", "did you mean 'extra_headers'"),
        ("create_stream", "max_iterations", "max_rounds"),
        ("create", "zzz", "extra_body="),
    ],
)
def test_an_argument_of_another_client_or_a_misspelt_one_says_what_is_here(
    method: str, name: str, said: str, client: Any
) -> None:
    text = rf"^messages\.{method}\(\) got an unexpected keyword argument '{name}'.*{said}"
    with pytest.raises(TypeError, match=text):
        begin(getattr(client.messages, method)(**QUESTION, **{name: 1}))


def test_what_a_method_takes_beside_the_fields_of_its_request_is_proposed_too(client: Any) -> None:
    with pytest.raises(TypeError, match=r"^batches\.run\(\) .* 'on_progres' \(did you mean 'on_progress'\?\)"):
        client.batches.run([], on_progres=print)
    with pytest.raises(TypeError, match=r"^messages\.run_tools\(\) .* 'max_round' \(did you mean 'max_rounds'\?\)"):
        client.messages.run_tools(**QUESTION, max_tokens=9, tools=[], max_round=1)


def test_the_type_of_an_answer_says_which_method_takes_it() -> None:
    with pytest.raises(
        ValidationError, match=r"^output_format: a type cannot be sent as JSON; .* messages\.parse\(output="
    ):
        CLIENTS["sync"].messages.create(**QUESTION, max_tokens=9, output_format=dict)


@pytest.mark.parametrize("cls", [AnthropicClient, AsyncAnthropicClient])
def test_an_option_that_no_client_has_says_which_one_is_like_it(cls: Any) -> None:
    for name, said in (
        ("apikey", "'api_key'"),
        ("middleware", "on_request="),
        ("webhook_key", "webhook_secret"),
        ("zz", "$"),
    ):
        text = rf"\(\) got an unexpected keyword argument '{name}'(: .*)?{said}"
        with pytest.raises(TypeError, match=f"^{cls.__name__}{text}"):
            cls(**{name: "x"})
        with pytest.raises(TypeError, match=f"^with_options{text}"):
            cls(api_key="k").with_options(**{name: "x"})


@pytest.mark.parametrize(
    ("cls", "name", "said"),
    [
        (ClientConfig, "apikey", "'api_key'"),
        (ClientConfig, "webhook_key", "webhook_secret"),
        (RetryPolicy, "max_retry", "'max_retries'"),
        (CircuitConfig, "failures_threshold", "'failure_threshold'"),
        (RateLimits, "request_per_minute", "'requests_per_minute'"),
        (Telemetry, "bucket", "'buckets'"),
    ],
)
def test_a_misspelt_keyword_of_a_record_of_options_says_which_one_is_like_it(cls: Any, name: str, said: str) -> None:
    text = rf"^{cls.__name__}\(\) got an unexpected keyword argument '{name}': .*{said}"
    with pytest.raises(TypeError, match=text) as caught:
        cls(**{name: "sk-misspelt"})
    frames = [entry.frame for entry in caught.traceback if SOURCE in entry.path.parents]
    assert frames
    assert not [value for frame in frames for value in frame.f_locals.values() if "sk-" in repr(value)]
    with pytest.raises(TypeError, match=rf"^{cls.__name__}\(\) got an unexpected keyword argument 'zzz'$"):
        cls(zzz=1)


def test_a_record_of_options_of_ones_own_takes_what_its_own_function_takes() -> None:
    class OfTeam(ClientConfig):
        def __init__(self, team: str) -> None:
            super().__init__(base_url=f"https://{team}.example.com")

    class OfAny(ClientConfig):
        def __init__(self, **given: Any) -> None:
            super().__init__(max_retries=given["retries"])

    of_team: Any = OfTeam
    assert of_team(team="a").base_url == "https://a.example.com"
    assert OfAny(retries=5).max_retries == 5
    with pytest.raises(TypeError, match=r"^OfTeam\(\) .* 'tem': the closest name is 'team'$"):
        of_team(tem="a")


@pytest.mark.parametrize(
    "record",
    [ClientConfig(timeout=5), RetryPolicy(max_retries=1), RateLimits(burst=2, requests_per_minute=9), Telemetry()],
)
def test_a_record_of_options_is_copied_and_pickled_as_before(record: Any) -> None:
    assert copy.copy(record) == record
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record
    assert attrs.evolve(record) == record


@pytest.mark.parametrize("cls", [BedrockClient, AsyncBedrockClient])
def test_a_misspelt_option_of_a_client_of_a_cloud_says_which_one_is_like_it(cls: Any) -> None:
    for name, said in (("max_retry", "'max_retries'"), ("aws_regions", "'aws_region'"), ("middleware", "on_request=")):
        with pytest.raises(TypeError, match=rf"^{cls.__name__}\(\) .* '{name}': .*{said}"):
            cls(aws_region="us-east-1", api_key="k", **{name: 1})


@pytest.mark.parametrize("cls", [AnthropicClient, AsyncAnthropicClient])
def test_no_frame_of_a_refused_option_shows_a_key(cls: Any) -> None:
    with pytest.raises(TypeError) as caught:
        cls(api_key="sk-given", apikey="sk-misspelt")
    frames = [entry.frame for entry in caught.traceback if SOURCE in entry.path.parents]
    shown = [
        repr(value) for frame in frames if "/tests/" not in str(frame.code.path) for value in frame.f_locals.values()
    ]
    assert frames
    assert shown
    assert not [text for text in shown if "sk-" in text]
