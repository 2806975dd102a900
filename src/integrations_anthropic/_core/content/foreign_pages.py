"""Web pages that arrive in the place of a file: of a proxy, a captive portal, or another server."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import SerializationError

__all__ = ["check_sender", "expects_html"]


def expects_html(headers: Mapping[str, str] | None) -> bool:
    """Whether the headers that the caller gave ask for HTML."""
    return any(name.lower() == "accept" and "html" in value.lower() for name, value in (headers or {}).items())


def check_sender(headers: Mapping[str, str], called: str) -> None:
    """Raise SerializationError where a response with status 2xx is HTML, and not from the API.

    A file may be HTML itself. But the API marks what it sends by `request-id` and headers that begin with `anthropic-`,
    and a proxy or a server at a wrong address does not. `headers`: of the response, in lower case. `called`: what the
    response is called in the message.
    """
    label = headers.get("content-type", "").partition(";")[0].strip().lower()
    if label not in ("text/html", "application/xhtml+xml"):
        return
    if not any(name == "request-id" or name.startswith("anthropic-") for name in headers):
        raise SerializationError(
            f"{called}: the response is HTML without a request-id: from a proxy or a wrong base_url, not from the API "
            "(for an HTML file behind a gateway that drops that header, give extra_headers={'accept': 'text/html'})",
            path="$",
        )
