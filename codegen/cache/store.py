"""Results of earlier runs in one file, by section and key: the key is a hash of everything a result depends on."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

__all__ = ["Cache", "digest"]

Json = Any


def digest(*parts: object) -> str:
    """A hash of the parts: texts as they are, all else as JSON."""
    found = hashlib.sha256()
    for part in parts:
        text = (
            part if isinstance(part, str) else json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=repr)
        )
        found.update(b"%d:" % len(text))
        found.update(text.encode("utf-8", "surrogatepass"))
    return found.hexdigest()


class Cache:
    """Results of earlier runs. Without a path it holds those of this run only.

    The file begins with a hash of the rest and names the generator that wrote it: one that is damaged, or is of another
    generator or other tools, is as good as none.
    """

    def __init__(self, path: Path | None = None, fingerprint: str = "") -> None:
        self._path, self._fingerprint = path, fingerprint
        self._found: dict[str, dict[str, Json]] = _read(path, fingerprint) if path else {}
        self._used: dict[str, dict[str, Json]] = {}

    def get(self, section: str, key: str) -> Json:
        """The result, or None. What was asked for is kept for the next run."""
        value = self._used.get(section, {}).get(key)
        if value is None and (value := self._found.get(section, {}).get(key)) is not None:
            self.put(section, key, value)
        return value

    def put(self, section: str, key: str, value: Json) -> None:
        """Keep a result, which JSON can represent and which is not None."""
        self._used.setdefault(section, {})[key] = value

    def save(self, *, complete: bool = True) -> None:
        """Write what this run asked for or found, and after a run that failed (`complete=False`) the rest as well.

        What could not be written is found again by the next run.
        """
        if not complete:
            for section, values in self._found.items():
                self._used[section] = values | self._used.get(section, {})
        if self._path is None or self._used == self._found:
            return
        content = json.dumps({"fingerprint": self._fingerprint, "sections": self._used}, ensure_ascii=False)
        data = content.encode("utf-8", "surrogatepass")
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        # A folder that cannot be written, or is written by another run: the cache only saves time.
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
            temporary.replace(self._path)


def _read(path: Path, fingerprint: str) -> dict[str, dict[str, Json]]:
    try:
        head, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != hashlib.sha256(data).hexdigest().encode():
        return {}
    # Whole as it was written, so it is JSON of this shape.
    content = json.loads(data.decode("utf-8", "surrogatepass"))
    return dict(content["sections"]) if content["fingerprint"] == fingerprint else {}
