"""The small description of the generator's tests, changed by a test, and the places in it that tests name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from codegen.build import build
from codegen.ir import Api
from codegen.load.openapi import load

SMALL = Path(__file__).parent / "unit" / "codegen" / "small" / "spec"
S = "things.yaml#/components/schemas/"
LOANS = "things.yaml#/paths/~1v1~1loans/post"
THING = "things.yaml#/paths/~1v1~1things~1{thing_id}"
THINGS = "things.yaml#/paths/~1v1~1things"
JSON = "application/json"

Edit = Callable[[Any, Any, Any], Any]


def edited(folder: Path, edit: Edit) -> Api:
    shutil.copytree(SMALL, folder / "spec")
    files = {name: folder / "spec" / f"{name}.yaml" for name in ("anthropic", "things")}
    root, things = (yaml.safe_load(path.read_text()) for path in files.values())
    edit(root, things, things["components"]["schemas"])
    files["anthropic"].write_text(yaml.safe_dump(root, sort_keys=False))
    files["things"].write_text(yaml.safe_dump(things, sort_keys=False))
    return build(load(folder / "spec"))


def parameter(location: str, schema: Any, name: str = "size") -> dict[str, Any]:
    return {"name": name, "in": location, "description": "x", "schema": schema}


def create_operation(things: Any) -> Any:
    return things["paths"]["/v1/loans"]["post"]


def list_operation(things: Any) -> Any:
    return things["paths"]["/v1/things"]["get"]


def item_path(things: Any) -> Any:
    return things["paths"]["/v1/things/{thing_id}"]


def body(things: Any) -> Any:
    return create_operation(things)["requestBody"]["content"]


STRING = {"type": "string"}
