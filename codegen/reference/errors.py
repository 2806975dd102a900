"""The page of errors: facts of the classes, and what `docs/errors.yaml` says by hand of when and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

__all__ = ["errors_page", "public_errors"]

INTRODUCTION = """# Errors

Whatever goes wrong in a call is an `AnthropicError`; [errors and retries](../how-to/errors.md) has examples. This page
has each class: when it comes, whether the same call is retried automatically, and what you can do. One exception is
none of these, as it is a mistake in a program: `TypeError` for an argument that a method does not have.

<div class="tree" markdown>

{tree}

</div>

| status | class |
|---|---|
{statuses}

A status that is not in the table is an `APIError`, or from 500 on an `InternalServerError`.
"""


def public_errors() -> dict[str, type[Exception]]:
    """Every public class of error by name, each after the one it derives from."""
    import integrations_anthropic
    from integrations_anthropic import errors

    found = {name: getattr(errors, name) for name in integrations_anthropic.__all__ if hasattr(errors, name)}
    classes = [cls for cls in found.values() if isinstance(cls, type) and issubclass(cls, errors.AnthropicError)]
    ordered: dict[str, type[Exception]] = {}

    def add(cls: type[Exception]) -> None:
        ordered[cls.__name__] = cls
        for each in classes:
            if _parent(each, classes) is cls:
                add(each)

    add(errors.AnthropicError)
    return ordered


def _parent(cls: type[Exception], among: Sequence[type[Exception]]) -> type[Exception] | None:
    return next((each for each in cls.__mro__[1:] if each in among), None)


def errors_page(texts: Path) -> str:
    """Return the page. `texts`: the file with what is written by hand, by the name of the class."""
    written = yaml.safe_load(texts.read_text("utf-8"))
    classes = public_errors()
    if differing := written.keys() ^ classes.keys():
        raise SystemExit(f"{texts}: of these classes either the text or the class is missing: {sorted(differing)}")
    parts = [INTRODUCTION.format(tree=_tree(classes), statuses=_statuses(classes))]
    parts += [_section(cls, written[name], list(classes.values())) for name, cls in classes.items()]
    return "\n".join(parts)


def _tree(classes: Mapping[str, type[Exception]]) -> str:
    """The classes as nested lists."""
    among = list(classes.values())
    lines = []
    for name, cls in classes.items():
        depth, parent = 0, _parent(cls, among)
        while parent is not None:
            depth, parent = depth + 1, _parent(parent, among)
        lines.append(f"{'    ' * depth}* [`{name}`](#{name})")
    return "\n".join(lines)


def _statuses(classes: Mapping[str, Any]) -> str:
    own = [(cls._code, name) for name, cls in classes.items() if "_code" in vars(cls) and cls._code]
    return "\n".join(f"| {status} | [`{name}`](#{name}) |" for status, name in sorted(own))


def _section(cls: Any, text: Mapping[str, Any], among: Sequence[type[Exception]]) -> str:
    parent = _parent(cls, among)
    bases = [f"[`{parent.__name__}`](#{parent.__name__})"] if parent else []
    bases += [f"`{base.__name__}`" for base in (ValueError, TimeoutError) if issubclass(cls, base)]
    lines = [f"## {cls.__name__} {{#{cls.__name__}}}\n"]
    kind = f"`kind` is `{str(cls.kind)!r}`."
    article = "An" if parent and parent.__name__[0] in "AEIOU" else "A"
    lines.append(f"{article} {' and a '.join(bases)}; {kind}\n" if bases else f"{kind}\n")
    lines.append(f"{text['means'].strip()}\n")
    lines.append(f"**When**: {text['when'].strip()}\n")
    lines.append(f"**Retried automatically**: {text['retried'].strip()}\n")
    lines.append(f"**What to do**: {text['do'].strip()}\n")
    own = text.get("attributes", {})
    rows = "\n".join(f"| `{name}` | {' '.join(str(meaning).split())} |" for name, meaning in own.items())
    if rows:
        lines.append(f"| attribute | meaning |\n|---|---|\n{rows}\n")
    if parent:
        lines.append(f"Further attributes: those of [`{parent.__name__}`](#{parent.__name__}).\n")
    return "\n".join(lines)
