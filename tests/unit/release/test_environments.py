"""Environments for the demo and the test of the package: their lines of progress, and what a failure says."""

from __future__ import annotations

from pathlib import Path

import pytest

from release.environments import EnvironmentFailed, make_environment, progress_of


def test_a_line_of_progress_is_the_name_of_a_package_or_a_step() -> None:
    lines = """\
Looking in indexes: https://pypi.org/simple
Obtaining file:///home/me/clone
  Installing build dependencies: started
  Installing build dependencies: finished with status 'done'
Collecting anyio<5,>=4.16 (from integrations-anthropic==0.1.0)
  Downloading anyio-4.16.0-py3-none-any.whl (134 kB)
Processing /opt/wheels/docstring_parser-0.18.0-py3-none-any.whl (from integrations-anthropic==0.1.0)
Collecting rpds-py>=0.25.0 (from jsonschema<5,>=4.23->integrations-anthropic==0.1.0)
Collecting certifi (from httpcore<1.1,>=1.0.7->integrations-anthropic==0.1.0)
Requirement already satisfied: idna in /usr/lib
Installing collected packages: wrapt, typing_extensions, rpds-py
Successfully installed anyio-4.16.0
"""
    steps = ["installing build dependencies", "anyio", "docstring-parser", "rpds-py", "certifi"]
    assert list(progress_of(lines.splitlines(keepends=True))) == [*steps, "installing collected packages"]


def test_a_registry_that_does_not_answer_is_shown_while_pip_tries_again() -> None:
    line = "WARNING: Retrying (Retry(total=4)) after connection broken by 'ProxyError': /simple/anyio/\n"
    assert list(progress_of([line])) == [line.strip()]


@pytest.mark.long
def test_what_pip_cannot_install_fails_with_its_words_and_leaves_no_whole_environment(tmp_path: Path) -> None:
    shown: list[str] = []
    with pytest.raises(EnvironmentFailed, match=r"(?s)pip could not install it:.*no-such-folder"):
        make_environment(tmp_path / "made", [str(tmp_path / "no-such-folder")], show=shown.append, editable=True)
    assert shown == ["an environment in made"]
