"""To change the API it suffices to edit the YAML and run `make codegen`: tested on a copy of the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.project.copied_project import codegen, edit, mypy_output, run

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.long


def add_a_field(copy: Path) -> None:
    def change(data: Any) -> None:
        mood = {"type": "string", "description": "Tone of the reply."}
        data["components"]["schemas"]["CreateMessageRequest"]["properties"]["mood"] = mood

    edit(copy, "messages.yaml", change)


def add_an_enum_value(copy: Path) -> None:
    def change(data: Any) -> None:
        data["components"]["schemas"]["Role"]["enum"].append("narrator")

    edit(copy, _file_of(copy, "Role"), change)


def add_a_union_member(copy: Path) -> None:
    def change(data: Any) -> None:
        schemas = data["components"]["schemas"]
        schemas["SmellBlock"] = {
            "type": "object",
            "description": "A smell.",
            "required": ["type", "note"],
            "properties": {
                "type": {"type": "string", "const": "smell", "description": "The tag `smell`."},
                "note": {"type": "string", "description": "Name of the smell."},
            },
        }
        for union in ("ContentBlock", "InputContentBlock"):
            reference = "#/components/schemas/SmellBlock"
            schemas[union]["oneOf"].append({"$ref": reference})
            schemas[union]["discriminator"]["mapping"]["smell"] = reference

    edit(copy, _file_of(copy, "ContentBlock"), change)


RETIREMENT = {
    "operationId": "models.retirement",
    "tags": ["models"],
    "summary": "Retirement date of a model",
    "x-retry": "safe",
    "parameters": [
        {
            "name": "model_id",
            "in": "path",
            "required": True,
            "description": "Id of the model.",
            "schema": {"type": "string"},
        }
    ],
    "responses": {
        "200": {
            "description": "The date.",
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/Retirement"},
                    "example": {"retires_at": "2030-01-01T00:00:00Z"},
                }
            },
        }
    },
}
"""An operation that the description does not have."""


def add_an_operation(copy: Path) -> None:
    def change(data: Any) -> None:
        data["paths"]["/v1/models/{model_id}/retirement"] = {"get": RETIREMENT}
        data["components"]["schemas"]["Retirement"] = {
            "type": "object",
            "description": "Retirement date of a model.",
            "required": ["retires_at"],
            "properties": {"retires_at": {"type": "string", "format": "date-time", "description": "The day."}},
        }

    def reference_from_root(data: Any) -> None:
        reference = "models.yaml#/paths/~1v1~1models~1{model_id}~1retirement"
        data["paths"]["/v1/models/{model_id}/retirement"] = {"$ref": reference}

    edit(copy, "models.yaml", change)
    edit(copy, "anthropic.yaml", reference_from_root)


def _file_of(copy: Path, schema: str) -> str:
    for path in (copy / "spec").glob("*.yaml"):
        if schema in yaml.safe_load(path.read_text()).get("components", {}).get("schemas", {}):
            return path.name
    raise AssertionError(schema)


@pytest.fixture(scope="module")
def changed(shared_copy: Path) -> Path:
    """A copy with four changes of the description, generated once."""
    for change in (add_a_field, add_an_enum_value, add_a_union_member, add_an_operation):
        change(shared_copy)
    assert codegen(shared_copy).returncode == 0
    return shared_copy


def test_a_new_field_is_a_parameter_of_both_clients_and_accepted_by_the_sandbox(changed: Path) -> None:
    assert run(changed, "print(on_both(lambda c: c.messages.create(**HELLO, mood='calm')).role)") == "assistant"


def test_a_new_enum_value_is_accepted_by_both_clients_and_the_sandbox(changed: Path) -> None:
    turns = "HELLO['messages'] = [message('narrator', 'Once'), message('user', 'Go on')]"
    assert run(changed, f"{turns}\nprint(on_both(lambda c: c.messages.create(**HELLO)).role)") == "assistant"


def test_a_new_union_member_is_a_model_that_can_be_sent_and_decoded(changed: Path) -> None:
    script = """
HELLO['messages'] = [{'role': 'user', 'content': [SmellBlock(note='rain')]}]
on_both(lambda c: c.messages.create(**HELLO))
print(from_dict(ContentBlock, {'type': 'smell', 'note': 'rain'}))
"""
    assert run(changed, script) == "SmellBlock(type='smell', note='rain')"


def test_a_new_operation_is_a_method_of_both_clients_and_a_route_of_the_sandbox(changed: Path) -> None:
    assert (
        run(changed, "print(on_both(lambda c: c.models.retirement('claude-x')).retires_at)") == "2030-01-01T00:00:00Z"
    )


def test_type_checkers_know_all_four_changes(changed: Path) -> None:
    report = mypy_output(
        changed,
        """
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, SmellBlock
client = AnthropicClient(api_key="x")
reply = client.messages.create(model="m", max_tokens=1, mood="calm", messages=[
    {"role": "narrator", "content": [{"type": "smell", "note": "rain"}, SmellBlock(note="sea")]}])
reveal_type(client.models.retirement("m"))
for block in reply.content:
    if isinstance(block, SmellBlock):
        reveal_type(block.note)
async def wrong() -> None:
    await AsyncAnthropicClient().messages.create(model="m", max_tokens=1, messages=[], mood=3)
""",
    )
    assert 'Revealed type is "integrations_anthropic.models.models.Retirement"' in report
    assert 'Revealed type is "str"' in report or 'Revealed type is "builtins.str"' in report
    assert report.count(": error:") == 1, report
