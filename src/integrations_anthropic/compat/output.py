"""Arguments of a message: the schema of the type that its text is to be of, and tools as the services take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.call.deprecated_models import warn_of_deprecated_model
from ..errors import ValidationError
from .arguments import given
from .errors.arguments import ArgumentTypeError

__all__ = ["message_arguments"]


def message_arguments(arguments: Mapping[str, Any], output: Any = None) -> dict[str, Any]:
    """The arguments that are given, with the schema of `output` in `output_config.format`.

    Warns of a deprecated model. Raises ArgumentTypeError for an `output` that is a schema, and ValidationError where
    there is an `output_config.format` as well.
    """
    options = given(arguments)
    if isinstance(model := options.get("model"), str):
        warn_of_deprecated_model(model)
    if "tools" in options and options["tools"] is not None:
        options["tools"] = [_sent(tool) for tool in options["tools"]]
    if given({"output": output}).get("output") is None:
        return options
    if isinstance(output, Mapping):
        text = "output_format: must be a type; a schema is passed as output_config={'format': …}"
        raise ArgumentTypeError(text, field="output_format")
    config = dict(options.get("output_config") or {})
    if config.get("format") is not None:
        text = "Both output_format and output_config.format were provided: give one of them"
        raise ValidationError(text, field="output_format")
    from .._core.output.parsed_message import read_output

    config["format"] = {"type": "json_schema", "schema": read_output(output)[1]}
    return options | {"output_config": config}


def _sent(tool: Any) -> Any:
    to_dict = getattr(tool, "to_dict", None)
    return to_dict() if callable(to_dict) else tool
