"""The services of the small description, generated into the running package, so that a test can call them.

Their models take the place of nothing: no name of the small description is one of the API's.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from codegen.render import render
from codegen.unasync import derive
from integrations_anthropic import models
from integrations_anthropic._core.codec import decode, lenient
from integrations_anthropic.models import _facts, _functions, _groups
from tests.small_description import Edit, edited

PACKAGE = "integrations_anthropic"
TABLES = ("FIELDS", "ALIASES", "UNIONS", "RULES", "RESPONSE_BOUNDS")
_numbers = count()


class SmallServices:
    """The service classes by name (`AsyncThingsService`, `ThingsService`) and the models of a description."""

    def __init__(self, classes: dict[str, Any], model: dict[str, Any]) -> None:
        self._classes = classes
        self.models = model

    def on(self, client: Any, name: str) -> Any:
        """The service called `name`, without `Async`, for a client of either half."""
        half = "Async" if type(client).__name__.startswith("Async") else ""
        return self._classes[half + name](client._pipeline)


def small_services(folder: Path, edit: Edit, patch: pytest.MonkeyPatch) -> SmallServices:
    """Generate both halves of the services of the small description, changed by `edit`, until `patch` is undone."""
    files = render(edited(folder, edit))
    number = next(_numbers)
    _forget()
    facts = _executed(f"{PACKAGE}.models.small{number}_facts", files["models/_facts.py"], patch)
    placed = _executed(f"{PACKAGE}.models.small{number}_groups", files["models/_groups.py"], patch)
    groups = {name: f"small{number}_{group}" for name, group in placed.GROUPS.items()}
    _merge(_groups.GROUPS, groups, patch)
    for table in TABLES:
        _merge(getattr(_facts, table), getattr(facts, table), patch)
    functions = _executed(f"{PACKAGE}.models.small{number}_functions", files["models/_functions.py"], patch)
    for table in [name for name in vars(_functions) if name.startswith(("_BETA_", "_NOTICE_"))]:
        _merge(getattr(_functions, table), getattr(functions, table), patch)
    for name in groups:
        # Where the package keeps a model that was asked for.
        patch.delitem(vars(models), name, raising=False)
    found: dict[str, Any] = {}
    for path in sorted(path for path in files if path.startswith("models/") and "_" not in Path(path).stem):
        if Path(path).stem not in ("enums", "unions", "params"):
            module = _executed(f"{PACKAGE}.models.small{number}_{Path(path).stem}", files[path], patch)
            found |= {name: getattr(module, name) for name in module.__all__}
    services = {path: text for path, text in files.items() if path.startswith("_async/services/")}
    services |= derive({f"/{path}": text for path, text in services.items()}, set())
    classes: dict[str, Any] = {}
    for path, text in services.items():
        if not path.endswith("__init__.py"):
            half, _, name = path.strip("/").removesuffix(".py").replace("/", ".").rpartition(".")
            module = _executed(f"{PACKAGE}.{half}.small{number}_{name}", text, patch)
            classes |= {name: getattr(module, name) for name in module.__all__}
    return SmallServices(classes, found)


def _executed(name: str, text: str, patch: pytest.MonkeyPatch) -> Any:
    module = ModuleType(name)
    module.__package__ = name.rpartition(".")[0]
    patch.setitem(sys.modules, name, module)
    # What the generator wrote, as the test has described it.
    exec(compile(text, f"<{name}>", "exec"), vars(module))
    return module


def _merge(table: dict[str, Any], more: dict[str, Any], patch: pytest.MonkeyPatch) -> None:
    for name, value in more.items():
        patch.setitem(table, name, value)


def _forget() -> None:
    """Forget how models are read: of another description, there may be others of the same names."""
    for cached in (decode.hook_of, decode.plan_of, decode._hooks_by_tag, decode._converter, lenient._plan_of):
        getattr(cached, "cache_clear", lambda: None)()
