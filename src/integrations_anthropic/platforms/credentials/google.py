"""Credentials of Google Cloud by google-auth: the application default credentials, or an object of that library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..._core.codec.error_response import without_traceback
from ..._loading.lazy_import import load
from ..._redact import scrubbed
from ...errors import APIConnectionError, ConfigurationError, CredentialError
from ...secrets import SecretString
from .bearer import BearerToken
from .cache import CredentialCache, Fetched, lasts
from .extras import check_installed

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ..platform import Signer

__all__ = ["GoogleToken", "google_credential"]

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
CLOCK = "; where the clock of this machine is off, tokens are refused: set it, by NTP for one"


class GoogleToken(BearerToken):
    """An access token, and the project that is billed for it, where the credentials name one."""

    def __init__(self, token: SecretString, quota_project: str | None) -> None:
        super().__init__(token, "credentials")
        self._quota_project = quota_project

    def sign(self, request: Request) -> None:
        super().sign(request)
        if self._quota_project:
            request.headers.setdefault("x-goog-user-project", self._quota_project)


def google_credential(
    token: SecretString | None,
    credentials: Any,
    project_found: Callable[[str], None],
    *,
    extra: str,
    title: str,
) -> CredentialCache[Signer]:
    """What authorises requests; nothing is fetched yet.

    `token`: an access token, sent as it is. `credentials`: an object of google-auth. Without both, the application
    default credentials are looked for at the first call. `project_found` is given the project that they name.
    """
    if token is not None and credentials is not None:
        raise ConfigurationError("give one of access_token and credentials")
    if token is not None:
        if not isinstance(token, SecretString):
            raise ConfigurationError(f"access_token must be a string, not {type(token).__name__}", field="access_token")
        bearer: Signer = BearerToken(token, "access_token")
        return CredentialCache(lambda: Fetched(bearer, lasts))
    if credentials is not None and not callable(getattr(credentials, "refresh", None)):
        kind = "str" if isinstance(credentials, SecretString) else type(credentials).__name__
        raise ConfigurationError(f"credentials must be those of google-auth, not {kind}", field="credentials")
    for package in ("google.auth", "requests"):
        check_installed(package, extra, title)
    return CredentialCache(_Source(credentials, project_found).fetch)


class _Source:
    """The credentials of google-auth, found once and renewed whenever they are asked for.

    A token that those of the caller hold is used first.
    """

    def __init__(self, credentials: Any, project_found: Callable[[str], None]) -> None:
        self._credentials, self._project_found = credentials, project_found
        self._request: Any = None
        self._given = credentials is not None

    def fetch(self) -> Fetched[Signer]:
        """A new access token; may block."""
        try:
            if self._request is None:
                self._request = load("google.auth.transport.requests").Request()
            credentials = self._credentials or self._default()
            # Those of the caller may hold a token that is valid, and need not be able to renew it.
            if not (self._given and getattr(credentials, "valid", None) is True):
                credentials.refresh(self._request)
            self._given = False
            self._credentials = credentials
        except Exception as error:
            raise _problem(error) from without_traceback(error)
        for name in ("project_id", "quota_project_id"):
            if isinstance(found := getattr(credentials, name, None), str) and found:
                self._project_found(found)
        if not isinstance(credentials.token, str):
            raise CredentialError("the Google credentials gave no access token", reason="malformed")
        quota_project = getattr(credentials, "quota_project_id", None)
        signer: Signer = GoogleToken(SecretString(credentials.token), quota_project)
        return Fetched(signer, _ends_within(credentials.expiry))

    def _default(self) -> Any:
        credentials, project = load("google.auth").default(scopes=SCOPES)
        if project:
            self._project_found(project)
        return credentials


def _ends_within(expiry: datetime | None) -> Callable[[int], bool]:
    """`expiry`: of google-auth, in UTC, without saying so; None: never."""
    if expiry is None:
        return lasts
    return lambda seconds: datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=seconds) >= expiry


def _problem(error: Exception) -> CredentialError | APIConnectionError:
    """The error for what google-auth raises: whatever it is, its credentials cannot be had."""
    faults = load("google.auth.exceptions")
    if isinstance(error, faults.GoogleAuthError):
        # Behind the message may follow the bytes of a file of keys, or an answer with tokens.
        error.args = error.args[:1]
    text = f"the Google credentials cannot be had: {scrubbed(str(error)) or type(error).__name__}"
    if isinstance(error, faults.DefaultCredentialsError):
        text += "; run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS"
    if "invalid_grant" in text:
        text += CLOCK
    if isinstance(error, faults.TransportError) or (isinstance(error, faults.GoogleAuthError) and error.retryable):
        return APIConnectionError(text, phase="credentials")
    found = not isinstance(error, faults.DefaultCredentialsError)
    return CredentialError(text, reason="refused" if found else "no_login")
