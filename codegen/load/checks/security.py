"""Which credentials an operation takes: only those the client has a setting for."""

from __future__ import annotations

from typing import Any

from ..description import ROOT_FILE, Spec, SpecError, escape

__all__ = ["check_security"]

Json = Any

SCHEMES = {
    "apiKey": {"type": "apiKey", "in": "header", "name": "x-api-key"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "adminKey": {"type": "apiKey", "in": "header", "name": "x-api-key"},
}
"""The schemes that `_core/call/auth.py` knows: settings `api_key`, `auth_token` and `admin_api_key`."""


def check_security(spec: Spec) -> None:
    """Raise SpecError for the first scheme no setting is for, or requirement that does not name one of the schemes."""
    declared = spec.document["components"].get("securitySchemes", {})
    for name, scheme in declared.items():
        where = f"{ROOT_FILE}#/components/securitySchemes/{escape(name)}"
        if name not in SCHEMES:
            raise SpecError(where, f"the client has no such credential: only {', '.join(SCHEMES)}")
        if {key: value for key, value in scheme.items() if key != "description"} != SCHEMES[name]:
            raise SpecError(where, f"must be {SCHEMES[name]}, as the client sends it")
    _requirements(spec.document, declared, f"{ROOT_FILE}#/security")
    for path, method, op in spec.operations():
        _requirements(op, declared, f"{spec.path_location(path, method)}/security")


def _requirements(node: Json, declared: Json, where: str) -> None:
    if "security" not in node:
        return
    if not node["security"]:
        raise SpecError(where, "needs a scheme: every call sends a credential")
    for index, requirement in enumerate(node["security"]):
        if len(requirement) != 1:
            raise SpecError(f"{where}/{index}", "must name one scheme: list alternatives one by one")
        for name, scopes in requirement.items():
            if name not in declared:
                raise SpecError(f"{where}/{index}/{escape(name)}", "there is no such scheme in securitySchemes")
            if scopes:
                raise SpecError(f"{where}/{index}/{escape(name)}", "scopes are not supported")
