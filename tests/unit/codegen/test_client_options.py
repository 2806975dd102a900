"""The table of fields is read as text; what is generated from it follows it, and an incomplete row is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codegen.client_options import Option, client_options, read_options
from codegen.load.openapi import SpecError
from codegen.tree import differences, format_files
from codegen.unasync import derive
from tests.unit.codegen.refusals.test_refusals_of_parts import edited

ROOT = Path(__file__).parents[3]
PACKAGE = "src/integrations_anthropic"


def table(row: str) -> str:
    return f"FIELDS: dict[str, FieldSpec] = {{{row}}}\n"


def one(row: str) -> Option:
    (option,) = read_options(table(row), "fields.py")
    return option


def test_a_row_becomes_an_option() -> None:
    row = """
    "max_events": FieldSpec(
        type="int | None", check=checks.whole(least=2), default=16 * 2**20, nullable=True,
        environment="MAX_EVENTS", doc='''Longest
            stream; None: no limit.''', converter=seal)"""
    option = one(row)
    assert option == Option(
        name="max_events",
        type="int | None",
        default="16 * 2 ** 20",
        nullable=True,
        environment="MAX_EVENTS",
        converter="seal",
        doc="Longest stream; None: no limit.",
    )
    assert option.help == "Longest stream; None: no limit. Default: 16 * 2**20. Environment: `MAX_EVENTS`."


@pytest.mark.parametrize(
    ("default", "nullable", "sentence"),
    [
        ('"auto"', False, ' Default: "auto".'),
        ("'auto'", False, ' Default: "auto".'),
        ("False", False, " Default: False."),
        ("None", True, " Default: None."),
        ("None", False, ""),
        ("()", False, ""),
        ("MappingProxyType({})", False, ""),
    ],
)
def test_the_default_is_added_to_the_description(default: str, nullable: bool, sentence: str) -> None:
    assert one(f'"a": FieldSpec(type="str", default={default}, nullable={nullable}, doc="A.")').help == f"A.{sentence}"


@pytest.mark.parametrize(
    ("type_", "async_type"),
    [
        ("httpx.Client | httpx.AsyncClient", "httpx.AsyncClient"),
        ("Transport | AsyncTransport", "AsyncTransport"),
        ("Transport | AsyncTransport | None", "AsyncTransport | None"),
        ("RetryPolicy | RetryExecutor | Mapping[str, Any]", "RetryPolicy | RetryExecutor | Mapping[str, Any]"),
        ('Literal["a", "b"] | str', 'Literal["a", "b"] | str'),
    ],
)
def test_the_async_client_takes_the_async_member_of_a_pair(type_: str, async_type: str) -> None:
    assert one(f"'a': FieldSpec(type={type_!r}, doc='A.')").async_type == async_type


@pytest.mark.parametrize(
    ("source", "where", "reason"),
    [
        ("OTHER: dict[str, int] = {}", "fields.py", "there is no dict FIELDS"),
        (table('"a": FieldSpec(type="str")'), "fields.py:1", "a: doc is missing"),
        (table('"a": FieldSpec(doc="A.")'), "fields.py:1", "a: type is missing"),
        (table('\n"a": FieldSpec(type=T, doc="A.")'), "fields.py:2: a.type", "must be a string literal"),
        (table('"a": FieldSpec(type="str", doc=f"A.")'), "fields.py:1: a.doc", "must be a string literal"),
        (table('"a": FieldSpec(type="str", doc="A.", environment=A)'), "fields.py:1: a.environment", "string literal"),
        (table('"a": FieldSpec("str", doc="A.")'), "fields.py:1", "a: must be a call with keyword arguments only"),
        (table('"a": FieldSpec(**row)'), "fields.py:1", "a: must be a call with keyword arguments only"),
        (table('"a": row'), "fields.py:1", "a: must be a call with keyword arguments only"),
        (table('name: FieldSpec(type="str", doc="A.")'), "fields.py:1", "the key must be a string literal"),
        (table('"a b": FieldSpec(type="str", doc="A.")'), "fields.py:1", "a Python name"),
        (table("**more"), "fields.py:1", "the key must be a string literal"),
        (table('"a": FieldSpec(type="Nonsense | str", doc="A.")'), "fields.py:1: a.type", "unknown name Nonsense"),
        (table('"a": FieldSpec(type="str |", doc="A.")'), "fields.py:1: a.type", "is not an annotation"),
    ],
)
def test_an_incomplete_row_is_refused_with_its_line(source: str, where: str, reason: str) -> None:
    with pytest.raises(SpecError) as caught:
        read_options(source, "fields.py")
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_a_new_row_is_a_keyword_of_both_clients_and_a_field_of_the_config(tmp_path: Path) -> None:
    source = (ROOT / PACKAGE / "_config/fields.py").read_text("utf-8")
    row = """FieldSpec(type='Literal["mild"] | str', check=checks.anything, doc="Taste of the reply.")"""
    changed = source.replace('    "clock": FieldSpec(', f'    "flavour": {row},\n    "clock": FieldSpec(')
    assert changed != source
    (tmp_path / "_config/credentials").mkdir(parents=True)
    first = (ROOT / PACKAGE / "_config/credentials/fields.py").read_text("utf-8")
    (tmp_path / "_config/credentials/fields.py").write_text(first)
    (tmp_path / "_config/fields.py").write_text(changed)
    files = format_files(client_options(tmp_path, PACKAGE), ROOT / "pyproject.toml")
    derived = derive({"/_async/client_options.py": files["_async/client_options.py"]}, set())
    files |= {path.lstrip("/"): text for path, text in derived.items()}
    platforms = files.pop("platforms/_async/options.py")
    assert platforms.count('flavour: Literal["mild"] | str\n') == 1
    assert "api_key" not in platforms
    assert set(files) == {"config.py", "_async/client_options.py", "_sync/client_options.py"}
    for path, times in (("config.py", 1), ("_async/client_options.py", 2), ("_sync/client_options.py", 2)):
        assert files[path].count('flavour: Literal["mild"] | str = UNSET') == times
        assert files[path].count("Taste of the reply.") == times
    header = f"# Generated by `make codegen` from {PACKAGE}/_config/fields.py. Do not edit.\n"
    assert files["config.py"].startswith(header)
    assert files["_async/client_options.py"].startswith(header)


def test_reading_the_table_does_not_import_the_package() -> None:
    script = (
        "import sys; from pathlib import Path; from codegen.client_options import client_options\n"
        f"client_options(Path({str(ROOT / PACKAGE)!r}), 'p')\n"
        "assert not [name for name in sys.modules if name.startswith('integrations_anthropic')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, timeout=300)


def test_a_single_generated_file_that_is_changed_or_missing_is_reported(tmp_path: Path) -> None:
    wanted = {"config.py": "a\n", "gone.py": "a\n", "same.py": "a\n"}
    for name, text in (("config.py", "b\n"), ("same.py", "a\n"), ("other.py", "")):
        (tmp_path / name).write_text(text)
    assert differences(tmp_path, wanted, tuple(wanted)) == ["changed  config.py", "missing  gone.py"]


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "string", "x-known-values": []}, "a list of strings, each once"),
        ({"type": "string", "x-known-values": ["a", "a"]}, "a list of strings, each once"),
        ({"type": "string", "x-known-values": [1]}, "a list of strings, each once"),
        ({"type": "integer", "x-known-values": ["a"]}, "only a schema with `type: string` and no enum"),
        ({"type": "string", "enum": ["a"], "x-known-values": ["a"]}, "only a schema with `type: string` and no enum"),
    ],
)
def test_known_values_that_cannot_be_a_type_are_refused(tmp_path: Path, schema: dict[str, object], reason: str) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, lambda root, things, schemas: schemas.update(DeskName={"description": "A desk.", **schema}))
    assert caught.value.where == "things.yaml#/components/schemas/DeskName/x-known-values"
    assert reason in caught.value.reason


def test_a_checked_enum_is_closed_also_where_the_field_may_be_null(tmp_path: Path) -> None:
    reference = {"$ref": "#/components/schemas/State"}
    nullable = {"oneOf": [reference, {"type": "null"}], "x-rule": "known-value", "description": "A state."}
    api = edited(tmp_path, lambda root, things, schemas: schemas["Loan"]["properties"].update(wear=nullable))
    loan = next(record for record in api.records if record.name == "Loan")
    wear = next(field for field in loan.fields if field.name == "wear")
    assert (wear.input, wear.schema_type, wear.nullable) == ("StateInput", "State", True)
    state = next(alias for alias in api.aliases if alias.name == "State")
    assert (state.input, state.type) == ("Literal['new', 'used']", "Literal['new', 'used'] | str")
