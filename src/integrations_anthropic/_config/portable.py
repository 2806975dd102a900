"""What a pickle of a client carries: the options that were given to it, and no secret.

What came from the environment or the config file is not carried: the process that unpickles reads its own.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError
from ..secrets import SecretString
from .fields import FIELDS
from .pickling import ELSEWHERE, holds_secret, refuse_secret
from .sources import SECRET_FIELDS

if TYPE_CHECKING:
    from .settings import Settings

__all__ = ["portable_options"]

_CREDENTIALS = SECRET_FIELDS - {"proxy"}
"""Not carried, whatever their source: the process that unpickles has its own."""
_GIVEN = ("argument", "ClientConfig")


def portable_options(settings: Settings) -> dict[str, Any]:
    """The options to build the same client from in another process.

    Raises ConfigurationError, with `field`, for an option that cannot be pickled, and for one that holds a secret.
    """
    given = {name: getattr(settings, name) for name, source in settings.sources.items() if _is_given(name, source)}
    if "beta_features" in given:
        given["beta_features"] = tuple(f for f in settings.beta_features if f not in settings.ambient_features)
    if "default_headers" in given:
        given["default_headers"] = dict(given["default_headers"])
    for name, value in given.items():
        if holds_secret(name, value):
            raise refuse_secret(name)
    if isinstance(given.get("proxy"), SecretString):
        given["proxy"] = given["proxy"].expose_secret()
    for name, value in given.items():
        if problem := _pickle_problem(name, value):
            raise ConfigurationError(f"{name}: cannot be pickled ({problem}); {ELSEWHERE}", field=name)
    return given


def _is_given(name: str, source: str) -> bool:
    return name in FIELDS and name not in _CREDENTIALS and source.endswith(_GIVEN)


def _pickle_problem(name: str, value: Any) -> str | None:
    if name == "http_client":
        return "it has open connections"
    try:
        pickle.dumps(value)
    except Exception as error:
        # Whatever the object raises: a pickle is made of the caller's own classes here.
        return f"{type(value).__name__}: {type(error).__name__}"
    return None
