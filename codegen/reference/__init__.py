"""The reference of the documentation, written from the description, the table of options and the errors.

`make docs` puts these pages into the site; nothing is kept in the repository, so that none is ever out of date.
"""

from __future__ import annotations

from pathlib import Path

from ..build import build
from ..cache.inputs import generator
from ..cache.store import Cache
from ..load.openapi import load
from .command_line import command_pages
from .errors import errors_page
from .links import Links
from .operations import operation_pages
from .options import options_page
from .python_names import python_pages
from .types import type_pages

__all__ = ["reference_pages"]

PACKAGE = "src/integrations_anthropic"


def reference_pages(root: Path) -> dict[str, str]:
    """Return the pages as Markdown: {path in the site: text}, in the order of the navigation."""
    cache = Cache(root / ".codegen_cache" / "reference.json", generator())
    api = build(load(root / "spec", cache), cache)
    cache.save()
    links = Links(api)
    pages = {"reference/options.md": options_page(root / PACKAGE)}
    pages["reference/errors.md"] = errors_page(root / "docs" / "errors.yaml")
    pages |= command_pages(root / PACKAGE)
    return pages | operation_pages(api, links) | type_pages(api, links) | python_pages()
