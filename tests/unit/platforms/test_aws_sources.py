"""Credentials of AWS that are refused, that cannot be sent, and that a process has when it forks."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from traceback import TracebackException
from typing import Any

import pytest

from integrations_anthropic import CredentialError
from integrations_anthropic._runtime import fork
from tests.unit.platforms.test_aws_credentials import _no_aws, credential_of, signed

__all__ = ["_no_aws"]


def test_credentials_that_were_refused_are_looked_for_anew(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    file.write_text("[work]\naws_access_key_id = AKIDOLD\naws_secret_access_key = x\n")
    credential = credential_of(profile="work")
    assert "Credential=AKIDOLD/" in signed(credential)["authorization"]
    file.write_text("[work]\naws_access_key_id = AKIDNEW\naws_secret_access_key = x\n")
    assert "Credential=AKIDOLD/" in signed(credential)["authorization"]
    credential.forget()
    assert "Credential=AKIDNEW/" in signed(credential)["authorization"]


def test_a_forked_child_waits_for_no_renewal_of_botocore_in_its_parent(tmp_path: Path) -> None:
    ends = (datetime.now(UTC) + timedelta(seconds=120)).isoformat()
    found = {"Version": 1, "AccessKeyId": "AKIDP", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": ends}
    (tmp_path / "found.json").write_text(json.dumps(found))
    (tmp_path / "config").write_text(f"[profile work]\ncredential_process = cat {tmp_path / 'found.json'}\n")
    credential = credential_of(profile="work")
    signed(credential)
    known = [thing for each in list(fork._KNOWN) if (thing := each()) is not None]
    (chain,) = [thing for thing in known if thing is credential._fetch.__self__]
    # What a thread of the parent holds while it renews them.
    held = chain._credentials._refresh_lock
    with held:
        chain.after_fork()
        credential.after_fork()
        credential._held = None
        assert "Credential=AKIDP/" in signed(credential)["authorization"]


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
def test_keys_of_the_environment_that_cannot_be_sent_are_named_and_not_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(each, "canary-0001")
    monkeypatch.setenv(name, "canary-0002\n")
    with pytest.raises(
        CredentialError, match=r"credentials cannot be had: .*(access_key|secret_key|token).*line break"
    ) as caught:
        credential_of().get()
    assert "canary" not in shown_with_locals(caught.value)


@pytest.mark.parametrize("key", ["AccessKeyId", "SecretAccessKey", "SessionToken"])
def test_keys_of_a_source_that_are_no_strings_are_named_and_not_shown(tmp_path: Path, key: str) -> None:
    found: dict[str, Any] = {
        "Version": 1,
        "AccessKeyId": "canary-1",
        "SecretAccessKey": "canary-2",
        "SessionToken": "c",
    }
    (tmp_path / "found.json").write_text(json.dumps(found | {key: ["canary-3"]}))
    (tmp_path / "config").write_text(f"[profile work]\ncredential_process = cat {tmp_path / 'found.json'}\n")
    with pytest.raises(CredentialError, match="must be a string, not list") as caught:
        credential_of(profile="work").get()
    assert "canary" not in shown_with_locals(caught.value)


def shown_with_locals(error: BaseException) -> str:
    """A traceback as some monitors send it, with the local variables of the package."""
    lines = TracebackException.from_exception(error, capture_locals=True)
    return "".join(str(frame.locals) for frame in lines.stack if "integrations_anthropic" in frame.filename)
