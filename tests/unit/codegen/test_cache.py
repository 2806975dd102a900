"""What earlier runs of the generator found is used where nothing it was found from has changed, and only there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen import schemas
from codegen.build import build
from codegen.cache.connected import connected
from codegen.cache.store import Cache, digest
from codegen.load import validation
from codegen.load.openapi import SpecError, load
from codegen.render import render
from codegen.schemas import parse
from tests.small_description import SMALL

SPEC = Path(__file__).parents[3] / "spec"


def rendered(folder: Path, cache: Cache | None = None) -> dict[str, str]:
    return render(build(load(folder, cache), cache))


def edit(folder: Path, change: Callable[[Any], None]) -> None:
    path = folder / "things.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")


def add_a_field(data: Any) -> None:
    data["components"]["schemas"]["Book"]["properties"]["pages"] = {"type": "integer", "description": "x"}


def say_something_else(data: Any) -> None:
    data["components"]["schemas"]["Book"]["description"] = "Something else."


def make_optional(data: Any) -> None:
    data["components"]["schemas"]["Book"]["properties"]["title"]["type"] = ["string", "null"]


def change_an_operation(data: Any) -> None:
    data["paths"]["/v1/things"]["get"]["summary"] = "Something else"


@pytest.fixture
def description(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "spec"))


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow steps fail."""

    def fail(*_: object) -> Any:
        raise AssertionError("done again")

    monkeypatch.setattr(schemas, "_run", fail)
    monkeypatch.setattr(validation, "_validator", fail)


@pytest.mark.parametrize("change", [add_a_field, say_something_else, make_optional, change_an_operation])
def test_a_change_gives_the_files_that_a_run_without_cache_gives(
    description: Path, tmp_path: Path, change: Callable[[Any], None]
) -> None:
    cache = Cache(tmp_path / "cache.json", "v1")
    before = rendered(description, cache)
    cache.save()
    edit(description, change)
    after = rendered(description, Cache(tmp_path / "cache.json", "v1"))
    assert after == rendered(description)
    assert after != before


@pytest.mark.usefixtures("no_work")
def test_a_second_run_does_the_slow_steps_no_more(description: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((schemas, "_run"), (validation, "_validator")):
            patch.setattr(module, name, ORIGINAL[name])
        cache = Cache(tmp_path / "cache.json", "v1")
        before = rendered(description, cache)
        cache.save()
    assert rendered(description, Cache(tmp_path / "cache.json", "v1")) == before


ORIGINAL = {"_run": schemas._run, "_validator": validation._validator}


def test_what_became_invalid_is_found_although_the_rest_is_known(description: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.json", "v1")
    rendered(description, cache)
    edit(description, lambda data: data["paths"]["/v1/things"]["get"].update(responses={}))
    with pytest.raises(SpecError) as cached:
        load(description, cache)
    with pytest.raises(SpecError) as plain:
        load(description)
    assert str(cached.value) == str(plain.value)


def test_a_default_is_checked_again_when_the_schema_it_has_to_fit_changes(description: Path) -> None:
    def add_default(data: Any) -> None:
        data["components"]["schemas"]["Shelf"]["properties"]["size"] = {
            "type": "array",
            "items": {"$ref": "#/components/schemas/State"},
            "default": ["new"],
            "description": "x",
        }

    cache = Cache()
    edit(description, add_default)
    load(description, cache)
    edit(description, lambda data: data["components"]["schemas"]["State"].update(enum=["used"]))
    with pytest.raises(SpecError, match="'new' is not one of"):
        load(description)
    with pytest.raises(SpecError, match="'new' is not one of"):
        load(description, cache)


@pytest.mark.long
def test_schemas_that_are_parsed_by_themselves_are_what_they_are_among_all_others() -> None:
    spec = load(SPEC)
    whole: dict[str, Any] = parse(spec)
    again: dict[str, Any] = {}
    groups = connected({name: schemas._refers(schema) for name, schema in spec.schemas.items()})
    plain = schemas._without_formats(spec.schemas, names=True)
    for names in groups:
        again |= schemas._parsed(spec, {name: plain[name] for name in names})
    assert again == whole
    assert len(groups) > 5


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:100] + b"x" + data[101:],
        lambda data: b"\x00" * len(data),
        lambda data: data + data,
        lambda data: b"[]",
    ],
)
def test_a_damaged_cache_is_none_and_is_written_again(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "folder" / "cache.json"
    first = Cache(path, "v1")
    first.put("section", "key", ["value", "\udc80"])
    first.save()
    whole = path.read_bytes()
    assert Cache(path, "v1").get("section", "key") == ["value", "\udc80"]
    path.write_bytes(damage(whole))
    again = Cache(path, "v1")
    assert again.get("section", "key") is None
    again.put("section", "key", ["value", "\udc80"])
    again.save()
    assert path.read_bytes() == whole
    assert [one.name for one in path.parent.iterdir()] == ["cache.json"]


def test_the_cache_of_another_generator_or_other_tools_is_none(tmp_path: Path) -> None:
    first = Cache(tmp_path / "cache.json", "v1")
    first.put("section", "key", 1)
    first.save()
    assert Cache(tmp_path / "cache.json", "v2").get("section", "key") is None


def test_what_a_run_did_not_ask_for_is_dropped_and_kept_where_the_run_failed(tmp_path: Path) -> None:
    path = tmp_path / "cache.json"
    first = Cache(path)
    for key in ("a", "b"):
        first.put("section", key, key)
    first.save()
    failed = Cache(path)
    failed.put("section", "c", "c")
    failed.save(complete=False)
    second = Cache(path)
    assert [second.get("section", key) for key in ("a", "c")] == ["a", "c"]
    second.save()
    assert [Cache(path).get("section", key) for key in ("a", "b", "c")] == ["a", None, "c"]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache.json")
    cache.put("section", "key", 1)
    cache.save()


def test_parts_are_not_confused_with_other_parts() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(["ab", "c"]), digest("é"), digest()}) == 6


def test_names_are_connected_in_either_direction_in_their_order() -> None:
    refers = {"a": ["d"], "b": ["unknown"], "c": [], "d": [], "e": ["d", "c"]}
    assert connected(refers) == [["a", "c", "d", "e"], ["b"]]
