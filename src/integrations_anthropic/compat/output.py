"""Arguments of a message: the schema of the type that its text is to be of, and tools as the services take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ValidationError
from .arguments import given

__all__ = ["message_arguments"]


def message_arguments(arguments: Mapping[str, Any], output: Any = None) -> dict[str, Any]:
    """The arguments that are given, with the schema of `output` in `output_config.format`."""
    options = given(arguments)
    if "tools" in options and options["tools"] is not None:
        options["tools"] = [_sent(tool) for tool in options["tools"]]
    if given({"output": output}).get("output") is None:
        return options
    config = dict(options.get("output_config") or {})
    if config.get("format") is not None:
        text = "output_format: there is also output_config.format; give one of them"
        raise ValidationError(text, field="output_format")
    if isinstance(output, Mapping):
        config["format"] = dict(output)
    else:
        from .._core.output.parsed_message import read_output

        config["format"] = {"type": "json_schema", "schema": read_output(output)[1]}
    return options | {"output_config": config}


def _sent(tool: Any) -> Any:
    to_dict = getattr(tool, "to_dict", None)
    return to_dict() if callable(to_dict) else tool
