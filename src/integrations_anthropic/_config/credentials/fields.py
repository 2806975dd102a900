"""The part of the table of configuration fields (`_config/fields.py`) that says who calls."""

from __future__ import annotations

from ...secrets import seal, seal_all
from .. import validators as checks
from ..field_spec import FieldSpec
from .functions import identifier, profile_name, seal_or_ask, secret_or_function

__all__ = ["FIELDS"]

FIELDS: dict[str, FieldSpec] = {
    "api_key": FieldSpec(
        type="str | SecretString | CredentialFunction | AsyncCredentialFunction | None",
        check=secret_or_function,
        environment="ANTHROPIC_API_KEY",
        converter=seal_or_ask,
        doc="""API key, sent as `x-api-key`; or a function of no arguments that returns one, which is called for each
            attempt. A coroutine function is for the async client, which calls any other in a thread.""",
    ),
    "auth_token": FieldSpec(
        type="str | SecretString | None",
        check=checks.credential,
        environment="ANTHROPIC_AUTH_TOKEN",
        converter=seal,
        doc="OAuth token, sent as `authorization: Bearer …`. Not sent where there is an `api_key`.",
    ),
    "admin_api_key": FieldSpec(
        type="str | SecretString | None",
        check=checks.credential,
        environment="ANTHROPIC_ADMIN_KEY",
        converter=seal,
        doc="API key of the calls below `client.admin`.",
    ),
    "profile": FieldSpec(
        type="str",
        check=profile_name,
        environment="ANTHROPIC_PROFILE",
        doc="""Name of a profile in `~/.config/anthropic` (or `ANTHROPIC_CONFIG_DIR`): its login, or its workload
            identity, is the credential.""",
    ),
    "identity_token": FieldSpec(
        type="str | SecretString | CredentialFunction | AsyncCredentialFunction | None",
        check=secret_or_function,
        environment="ANTHROPIC_IDENTITY_TOKEN",
        converter=seal_or_ask,
        doc="""Token of a workload (a JWT of its own identity provider), which is exchanged for an access token; or a
            function that returns one, as of `api_key`, called for each exchange.""",
    ),
    "identity_token_file": FieldSpec(
        type="str | PathLike[str]",
        check=checks.path,
        environment="ANTHROPIC_IDENTITY_TOKEN_FILE",
        doc="File of the token of a workload; read anew for each exchange.",
    ),
    "federation_rule_id": FieldSpec(
        type="str",
        check=identifier,
        environment="ANTHROPIC_FEDERATION_RULE_ID",
        doc="Rule (`fdrl_…`) by which the token of a workload is exchanged.",
    ),
    "organization_id": FieldSpec(
        type="str",
        check=identifier,
        environment="ANTHROPIC_ORGANIZATION_ID",
        doc="Organization (a UUID) that the federation rule belongs to.",
    ),
    "service_account_id": FieldSpec(
        type="str",
        check=identifier,
        environment="ANTHROPIC_SERVICE_ACCOUNT_ID",
        doc="Service account (`svac_…`) that the workload acts as, where the federation rule does not name it.",
    ),
    "workspace_id": FieldSpec(
        type="str",
        check=identifier,
        environment="ANTHROPIC_WORKSPACE_ID",
        doc="""Workspace (`wrkspc_…`, or `default`) that the access token is for, where the federation rule has several;
            with the login of a profile, the workspace of each call.""",
    ),
    "webhook_secret": FieldSpec(
        type="str | SecretString | Iterable[str | SecretString] | None",
        check=checks.webhook_secrets,
        default=(),
        environment="ANTHROPIC_WEBHOOK_SIGNING_KEY",
        converter=seal_all,
        doc="Secret of webhooks (`whsec_…`) for `client.webhooks`; or several, in a list or with commas: any may fit.",
    ),
}
"""The fields that say who calls, in the order in which `explain()` lists them, before all others."""
