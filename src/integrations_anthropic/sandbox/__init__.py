"""A local HTTP server that behaves like the Anthropic API, for tests and for trying things without a key.

    with Sandbox() as sandbox:
        client = AnthropicClient(api_key="sandbox-key", base_url=sandbox.url)

or, from a shell, `python -m integrations_anthropic.sandbox --port 8080`.
`sandbox.faults.add(Fault(status=529, times=2))` injects a fault; `sandbox.requests` lists the requests received.
Operations, models, request validation and examples come from the OpenAPI description the client is generated from. A
request that fits the description is refused, too, where the API is known to refuse it. Needs the extra `sandbox`;
without it, using `Sandbox` raises an ImportError that names the package to install.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .fault_injection.faults import Fault

if TYPE_CHECKING:
    from .server import Sandbox

__all__ = ["Fault", "Sandbox"]

_EXTRA_PACKAGES = {"jsonschema", "referencing", "starlette", "uvicorn", "yaml"}


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that importing the package alone does not import a web server.
    if name != "Sandbox":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from .server import Sandbox
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA_PACKAGES:
            raise
        message = f"the sandbox needs the package {error.name}: pip install 'integrations-anthropic[sandbox]'"
        raise ImportError(message, name=error.name) from error
    globals()[name] = Sandbox
    return Sandbox
