"""The credentials of AWS that a client was given, and what its service takes."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from attrs import frozen

from ...errors import ConfigurationError
from ...secrets import SecretString, header_value, seal

__all__ = ["AWSKeys", "AWSService"]


@frozen(kw_only=True)
class AWSKeys:
    """The credentials that a client was given; None where it was given none."""

    access_key: SecretString | None
    secret_key: SecretString | None
    session_token: SecretString | None
    profile: str | None
    api_key: SecretString | None

    @classmethod
    def sealed(cls, profile: Any, access: Any, secret: Any, session: Any, api_key: Any) -> AWSKeys:
        """The same of strings, which are wrapped so that nothing shows them."""
        return cls(
            access_key=seal(access),
            secret_key=seal(secret),
            session_token=seal(session),
            profile=profile,
            api_key=seal(api_key),
        )

    def check(self) -> None:
        """Raise ConfigurationError for credentials that do not go together, or cannot be sent."""
        for name, secret in (
            ("aws_access_key", self.access_key),
            ("aws_secret_key", self.secret_key),
            ("aws_session_token", self.session_token),
            ("api_key", self.api_key),
        ):
            if secret is not None:
                if not isinstance(secret, SecretString):
                    raise ConfigurationError(f"{name} must be a string, not {type(secret).__name__}", field=name)
                header_value(secret, name)
        keys = (self.access_key, self.secret_key)
        if None in keys and keys != (None, None):
            missing = "aws_secret_key" if self.secret_key is None else "aws_access_key"
            raise ConfigurationError(f"{missing} is missing: aws_access_key and aws_secret_key belong together")
        if self.session_token is not None and self.access_key is None:
            raise ConfigurationError("aws_session_token needs aws_access_key and aws_secret_key")
        if self.profile is not None and (not isinstance(self.profile, str) or not self.profile.strip()):
            raise ConfigurationError("aws_profile must be the name of a profile", field="aws_profile")
        given = [self.access_key is not None, self.profile is not None, self.api_key is not None]
        if sum(given) > 1:
            raise ConfigurationError("give one of api_key, aws_profile, and aws_access_key with aws_secret_key")


class AWSService(NamedTuple):
    """A service of AWS, as far as its credentials go."""

    name: str
    """What signatures are made for."""
    title: str
    extra: str
    """The extra of this package that it needs."""
    variables: tuple[str, ...]
    """Variables of the environment that may have an API key, the first one first."""
    key_header: str = ""
    """The header that an API key is sent as; empty: as a bearer token."""

    def token(self, keys: AWSKeys) -> tuple[SecretString | None, str]:
        """The API key that is sent, and where it comes from; None where requests are signed.

        It is `keys.api_key`, else, where no credentials were given, that of the environment.
        """
        if keys.api_key is not None or keys.access_key is not None or keys.profile is not None:
            return keys.api_key, "api_key"
        source = next((name for name in self.variables if os.environ.get(name)), "")
        return (SecretString(os.environ[source]) if source else None), source
