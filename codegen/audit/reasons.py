"""The differences that are known, each with its reason: a YAML file of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .findings import Finding

__all__ = ["Judgement", "Pattern", "ReasonsError", "judge", "read_reasons"]

Json = Any
KEYS = {"kind", "at", "reason"}
"""`kind` of the findings, `at`: one pattern or a list of patterns for their pointers, `reason` in words."""


class ReasonsError(Exception):
    """The file of reasons is not as it has to be. The message says where."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern with its reason. In `at`, `*` stands for any text; after a space may follow one for the detail."""

    kind: str
    at: str
    reason: str

    def matches(self, finding: Finding) -> bool:
        """Whether this is the reason of `finding`."""
        pointer, _, detail = self.at.partition(" ")
        detailed = not detail or _like(detail, finding.detail)
        return finding.kind == self.kind and detailed and _like(pointer, finding.pointer)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which findings have a reason, which have none, and which patterns fit nothing."""

    explained: dict[Pattern, list[Finding]]
    unexplained: list[Finding]
    idle: list[Pattern]


def read_reasons(path: Path) -> list[Pattern]:
    """Read the patterns of `path`. Raises ReasonsError for anything that is not a pattern with a reason."""
    try:
        # The loader is a SafeLoader: it builds plain data only.
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ReasonsError(f"{path}: cannot be read: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("reasons"), list) or data.keys() != {"reasons"}:
        raise ReasonsError(f"{path}: must hold one list named `reasons`")
    return [pattern for index, entry in enumerate(data["reasons"]) for pattern in _patterns(path, index, entry)]


def _patterns(path: Path, index: int, entry: Json) -> list[Pattern]:
    where = f"{path}: reasons/{index}"
    if not isinstance(entry, dict) or entry.keys() != KEYS:
        raise ReasonsError(f"{where}: needs {', '.join(sorted(KEYS))} and nothing else")
    places = entry["at"] if isinstance(entry["at"], list) else [entry["at"]]
    texts = [entry["kind"], entry["reason"], *places]
    if not places or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ReasonsError(f"{where}: every part must be a text that is not empty")
    return [Pattern(entry["kind"], place, entry["reason"]) for place in places]


def judge(findings: Iterable[Finding], patterns: Iterable[Pattern]) -> Judgement:
    """Give each finding the first pattern that fits; a pattern that fits no finding is idle, even behind another."""
    patterns = list(patterns)
    explained: dict[Pattern, list[Finding]] = {}
    used: set[Pattern] = set()
    unexplained = []
    for finding in findings:
        fitting = [pattern for pattern in patterns if pattern.matches(finding)]
        used.update(fitting)
        if fitting:
            explained.setdefault(fitting[0], []).append(finding)
        else:
            unexplained.append(finding)
    return Judgement(explained, unexplained, [pattern for pattern in patterns if pattern not in used])


def _like(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None
