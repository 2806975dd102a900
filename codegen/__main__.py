"""`python -m codegen` writes what the description says; `--check` compares whole trees and writes nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .build import build
from .client_options import client_options
from .load.openapi import SpecError, load
from .render import render
from .tree import differences, tidy, write
from .unasync import derive, idle_rules

PACKAGE = "src/integrations_anthropic"
GENERATED = (
    f"{PACKAGE}/models",
    f"{PACKAGE}/_async/services",
    f"{PACKAGE}/_async/client_options.py",
    f"{PACKAGE}/config.py",
)
DERIVED = (
    (f"{PACKAGE}/_async", f"{PACKAGE}/_sync"),
    ("tests/unit/_async", "tests/unit/_sync"),
    ("tests/integration/_async", "tests/integration/_sync"),
)
# Only something that can be awaited needs a request for a page before there is a page.
ASYNC_ONLY = {f"{PACKAGE}/_async/page_request.py"}


def wanted(root: Path) -> dict[str, str]:
    """Every file the description and the async half call for, by path below `root`."""
    config = root / "pyproject.toml"
    files = render(build(load(root / "spec"))) | client_options(root / PACKAGE, PACKAGE)
    generated = tidy({f"{PACKAGE}/{path}": text for path, text in files.items()}, config)
    sources: dict[str, str] = {}
    for source, _ in DERIVED:
        for path in sorted((root / source).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name not in ASYNC_ONLY and not name.startswith(GENERATED):
                sources[name] = path.read_text("utf-8")
    sources |= {path: text for path, text in generated.items() if "/_async/" in path}
    fired: set[str] = set()
    derived = tidy(derive(sources, fired), config)
    if idle := idle_rules(fired):
        raise SystemExit(f"rules of codegen/unasync.py that no longer match anything: {idle}")
    return generated | derived


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code is 0 when the tree is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing, fail on any difference")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="the project to work on")
    arguments = parser.parse_args(argv)
    folders = (*GENERATED, *(target for _, target in DERIVED))
    try:
        files = wanted(arguments.root)
    except SpecError as error:
        print(f"the description is wrong\n  {error}", file=sys.stderr)
        return 1
    if not arguments.check:
        write(arguments.root, files, folders)
        return 0
    report = differences(arguments.root, files, folders)
    if report:
        print("\n".join([*report, "run `make codegen`"]), file=sys.stderr)
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main())
