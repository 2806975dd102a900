"""Behaviour of the sandbox that is derived from the API description."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import yaml

from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description import loader
from integrations_anthropic.sandbox.description.request_checks import RequestChecks, require_valid
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    WEATHER,
    Json,
    create_batch,
    create_message,
    expect_error,
    message_request,
    stream,
)


def test_responses_are_valid_against_the_description(client: httpx.Client) -> None:
    checks = RequestChecks(loader.load(loader.find_folder()))
    body: Json = {"thinking": {"type": "adaptive"}, "tools": [WEATHER], "max_tokens": 500}
    require_valid(checks.schema_validator("MessageResponse"), create_message(client, **body))
    for event in stream(client, **body):
        require_valid(checks.schema_validator("StreamEvent"), event)
    require_valid(checks.schema_validator("Batch"), create_batch(client, message_request()))
    require_valid(checks.schema_validator("ListModelsResponse"), client.get("/v1/models").json())
    require_valid(checks.schema_validator("ErrorResponse"), client.get("/v1/nothing").json())


@pytest.mark.parametrize("examples", [True, False])
def test_every_example_request_is_accepted(examples: bool) -> None:
    tried = 0
    with Sandbox(examples=examples) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        for file in loader.find_folder().glob("*.yaml"):
            for path, item in (yaml.safe_load(file.read_text("utf-8")).get("paths") or {}).items():
                for method, operation in item.items():
                    content = operation.get("requestBody", {}).get("content", {}) if method != "$ref" else {}
                    # With state, what path parameters and dreams name would have to be created first.
                    if "application/json" not in content or (not examples and ("{" in path or path == "/v1/dreams")):
                        continue
                    response = client.request(method, path, json=content["application/json"]["example"])
                    assert response.status_code == 200, response.text
                    tried += 1
    assert tried >= 3


def use_description_with(folder: Path, monkeypatch: pytest.MonkeyPatch, things: str) -> None:
    """Make the sandbox use the description plus one more file."""
    for file in loader.find_folder().iterdir():
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    root = folder / "anthropic.yaml"
    added = "\npaths:\n  /v1/things/{thing_id}:\n    $ref: 'things.yaml#/paths/~1v1~1things~1{thing_id}'\n"
    root.write_text(root.read_text("utf-8").replace("\npaths:\n", added, 1), "utf-8")
    (folder / "things.yaml").write_text(things, "utf-8")
    monkeypatch.setattr("integrations_anthropic.sandbox.server.find_folder", lambda: folder)


def test_an_operation_added_to_the_description_responds_with_its_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_description_with(tmp_path, monkeypatch, THINGS)
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        response = client.put("/v1/things/a", json={"size": 3})
        assert (response.status_code, response.json()) == (201, {"id": "thing_1", "size": 3})
        message = expect_error(client.put("/v1/things/a", json={"size": 0}), 400, "invalid_request_error")
        assert message == "size: Input should be greater than or equal to 1"
        assert client.delete("/v1/things/a").status_code == 204


EXAMPLE = "              example: {id: thing_1, size: 3}\n"
PUT = r"things\.yaml#/paths/~1v1~1things~1\{thing_id\}/put/responses"


@pytest.mark.parametrize(
    ("replacement", "error"),
    [
        (("", ""), f"{PUT}/201/content/application~1json: a response needs an example"),
        (("application/json", "text/event-stream"), f"{PUT}/201/content/text~1event-stream/example: must be a list"),
        (("'201'", "'404'"), f"{PUT}: an operation needs a response"),
    ],
)
def test_an_operation_without_a_valid_response_is_rejected_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replacement: tuple[str, str], error: str
) -> None:
    head, responses = THINGS.replace(EXAMPLE, "" if not replacement[0] else EXAMPLE, 1).split("      responses:", 1)
    if replacement[0]:
        responses = responses.replace(*replacement, 1)
    use_description_with(tmp_path, monkeypatch, f"{head}      responses:{responses}")
    with pytest.raises(loader.SpecError, match=error):
        Sandbox().start()


THINGS = """
paths:
  /v1/things/{thing_id}:
    put:
      operationId: things.put
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Thing'}
      responses:
        '201':
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
              example: {id: thing_1, size: 3}
    delete:
      operationId: things.delete
      responses:
        '204': {description: Gone.}
components:
  schemas:
    Thing:
      type: object
      required: [size]
      properties:
        id: {type: string}
        size: {type: integer, minimum: 1}
"""
