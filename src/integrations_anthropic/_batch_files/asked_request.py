"""One request of a run as JSON data: checked before anything is sent."""

from __future__ import annotations

from typing import Any, NamedTuple

from .._core.call.deprecated_models import warn_of_deprecated_models
from .._core.call.request import UnsettledBody
from .._core.call.validation import validate
from .._core.codec.encode import encode
from .._core.codec.json import dumps
from .._core.content.surrogates import check_surrogates
from .._inputs.settling import plain_data
from .._record import Record
from ..errors import ValidationError
from ..models._functions import beta_values

__all__ = ["AskedRequest", "asked_request", "needs_settling"]

RECORD = "BatchRequest"


class AskedRequest(NamedTuple):
    """A request that can be sent."""

    custom_id: str
    params: dict[str, Any]
    text: bytes
    """The whole as JSON."""
    betas: tuple[str, ...]
    """Values of `anthropic-beta` that it needs."""
    place: str
    """Where it stands, for errors: `requests[3]`, or a file and its line."""


def needs_settling(value: Any) -> bool:
    """Whether a request holds more than JSON data and models, such as files, which take time to read."""
    try:
        encode(value, "", _unsettled)
    except UnsettledBody:
        return True
    except ValidationError:
        # Raised again, with its place.
        return False
    return False


def asked_request(value: Any, index: int, place: str) -> AskedRequest:
    """A request that can be sent, of a mapping or a model. `index`: its number, from 0.

    Raises ValidationError, which begins with `place`, for what is no request, or one that cannot be sent.
    """
    path = f"requests[{index}]"
    if not isinstance(value, (dict, Record)) and not hasattr(value, "keys") and not hasattr(value, "model_dump"):
        why = f"{path}: must be a mapping with custom_id and params, or a BatchRequest, not a {type(value).__name__}"
        raise _placed(ValidationError(why, field=path, value=value), path, place)
    try:
        data = plain_data(value, path)
        if not isinstance(data, dict):
            raise ValidationError(f"{path}: must be a mapping with custom_id and params", field=path, value=value)
        validate(data, RECORD, path)
        text = dumps(data, check_surrogates)
    except ValidationError as error:
        raise _placed(error, path, place) from error.__cause__
    warn_of_deprecated_models({"requests": [data]})
    return AskedRequest(data["custom_id"], data["params"], text, tuple(beta_values(data, (RECORD,))), place)


def _placed(error: ValidationError, path: str, place: str) -> ValidationError:
    """The error, saying where the request stands."""
    if not error.message.startswith(path):
        # Of its JSON as a whole, in which it stands at the top.
        error.message = f"{path}.{error.message}"
        error.field = path if error.field is None else f"{path}.{error.field}"
        error.args = (error.message,)
    if place != path:
        error.message = f"{place}: {error.message.removeprefix(path).removeprefix('.').removeprefix(': ')}"
        error.args = (error.message,)
    return error


def _unsettled(value: Any, path: str) -> Any:
    raise UnsettledBody
