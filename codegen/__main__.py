"""`python -m codegen` writes the generated and derived files; `--check` compares whole trees and writes nothing."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from .build import build
from .cache.inputs import generator, sources
from .cache.store import Cache
from .client_options import client_options
from .load.openapi import SpecError, load
from .parts.prices import listed_prices
from .render import render
from .tree import differences, format_files, write
from .unasync import derive, unused_rules

PACKAGE = "src/integrations_anthropic"
GENERATED = (
    f"{PACKAGE}/models",
    f"{PACKAGE}/_async/services",
    f"{PACKAGE}/_async/client_options.py",
    f"{PACKAGE}/platforms/_async/options.py",
    f"{PACKAGE}/config.py",
    f"{PACKAGE}/prices/listed.py",
)
DERIVED = (
    (f"{PACKAGE}/_async", f"{PACKAGE}/_sync"),
    (f"{PACKAGE}/compat/_async", f"{PACKAGE}/compat/_sync"),
    (f"{PACKAGE}/platforms/_async", f"{PACKAGE}/platforms/_sync"),
    ("tests/unit/_async", "tests/unit/_sync"),
    ("tests/integration/_async", "tests/integration/_sync"),
    ("tests/simulation/_async", "tests/simulation/_sync"),
)
SOURCES = ("spec", PACKAGE, "pyproject.toml", *(source for source, _ in DERIVED))
"""Everything that is read, generated files apart."""
CACHES = ".codegen_cache"
# Modules without a sync counterpart: only an async list needs an awaitable that stands for its first page.
ASYNC_ONLY = {f"{PACKAGE}/_async/page_request.py", f"{PACKAGE}/compat/_async/list_request.py"}


def expected_files(root: Path, caches: Path | None = None) -> dict[str, str]:
    """Return every file to generate or derive: {path below `root`: source text}.

    `caches`: folder of what earlier runs found; None: all is made anew. The result is the same.
    """
    fingerprint = generator() if caches else ""
    whole = Cache(caches / "files.json" if caches else None, fingerprint)
    key = sources(root, SOURCES, (*GENERATED, *(target for _, target in DERIVED)))
    if (files := whole.get("files", key)) is None:
        parts = Cache(caches / "parts.json" if caches else None, fingerprint)
        try:
            files = _made(root, parts)
        except BaseException:
            parts.save(complete=False)
            raise
        parts.save()
        whole.put("files", key, files)
        whole.save()
    return dict(files)


def _made(root: Path, cache: Cache) -> dict[str, str]:
    config = root / "pyproject.toml"
    files = render(build(load(root / "spec", cache), cache)) | client_options(root / PACKAGE, PACKAGE)
    files |= listed_prices(root / "spec")
    generated = format_files({f"{PACKAGE}/{path}": text for path, text in files.items()}, config, cache)
    found: dict[str, str] = {}
    for source, _ in DERIVED:
        for path in sorted((root / source).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name not in ASYNC_ONLY and not name.startswith(GENERATED):
                found[name] = path.read_text("utf-8")
    found |= {path: text for path, text in generated.items() if "/_async/" in path}
    fired: set[str] = set()
    derived = format_files(derive(found, fired, cache), config, cache)
    if unused := unused_rules(fired):
        raise SystemExit(f"codegen/unasync.py: these rules match nothing, remove or correct them: {unused}")
    return generated | derived


def main(argv: list[str] | None = None) -> int:
    """Run the command. Returns its exit code: 1 for an invalid description or, with `--check`, for any difference."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing, fail on any difference")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="root folder of the project")
    parser.add_argument("--no-cache", action="store_true", help=f"do not use what earlier runs left in {CACHES}/")
    arguments = parser.parse_args(argv)
    folders = (*GENERATED, *(target for _, target in DERIVED))
    try:
        files = expected_files(arguments.root, None if arguments.no_cache else arguments.root / CACHES)
    except SpecError as error:
        print(f"the OpenAPI description is invalid\n  {error}", file=sys.stderr)
        return 1
    if not arguments.check:
        write(arguments.root, files, folders)
        return 0
    report = differences(arguments.root, files, folders)
    if report:
        print("\n".join([*report, "run `make codegen`"]), file=sys.stderr)
    return 1 if report else 0


if __name__ == "__main__":
    # A short run that makes many lasting objects: looking for cycles among them takes a tenth of its time.
    gc.disable()
    sys.exit(main())
