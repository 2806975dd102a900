"""What tools return of real libraries: numpy, pandas, pydantic, msgspec, PIL and matplotlib. Nothing is refused."""

from __future__ import annotations

import base64
import dataclasses
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pydantic
import pytest
from matplotlib.figure import Figure
from PIL import Image

from integrations_anthropic import ToolUseBlock
from integrations_anthropic._core.tools.results import tool_result

CALL = ToolUseBlock(id="toolu_1", name="f", input={})
RECORD = np.dtype([("a", "i4"), ("b", "f8")])


def said(value: Any) -> Any:
    result = tool_result(CALL, value)
    assert "is_error" not in result
    return result.get("content")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.int64(3), "3"),
        (np.float32(1.5), "1.5"),
        (np.float64("nan"), "nan"),
        (np.bool_(True), "true"),
        (np.array(5), "5"),
        (np.eye(2), "[[1.0,0.0],[0.0,1.0]]"),
        (np.array([1, "a", None, Decimal(1)], dtype=object), '[1,"a",null,"1"]'),
        (np.datetime64("2026-01-01T00:00:00", "ns"), "2026-01-01T00:00:00.000000000"),
        (np.array(["2026-01-01"], dtype="datetime64[ns]"), '["2026-01-01T00:00:00.000000000"]'),
        (np.array("2026-01-01", dtype="datetime64[D]"), "2026-01-01"),
        (np.timedelta64(5, "s"), "5 seconds"),
        (np.datetime64("NaT", "s"), "NaT"),
        (np.complex128(1 + 2j), "(1+2j)"),
        (np.str_("x"), "x"),
        (np.bytes_(b"x"), "eA=="),
        (np.longdouble(1.5), "1.5"),
        (np.void(b"ab"), "YWI="),
        (np.array([(1, 2.0)], dtype=RECORD), '[{"a":1,"b":2.0}]'),
        (np.array((1, 2.0), dtype=RECORD), '{"a":1,"b":2.0}'),
        (np.ma.array([1, 2], mask=[0, 1]), "[1,null]"),
        (np.array([]), "[]"),
        ({np.int64(1): np.float32(2.5)}, '{"1":2.5}'),
    ],
    ids=repr,
)
def test_values_of_numpy(value: Any, text: str) -> None:
    assert said(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            pd.DataFrame({"a": [1, None], "t": pd.to_datetime(["2026-01-01", None])}),
            '[{"a":1.0,"t":"2026-01-01T00:00:00"},{"a":"nan","t":"NaT"}]',
        ),
        (pd.DataFrame({"a": [1]}, index=pd.to_datetime(["2026-01-01"])), '[{"index":"2026-01-01T00:00:00","a":1}]'),
        (pd.DataFrame({"k": ["x", "x"], "v": [1, 2]}).groupby("k").sum(), '[{"k":"x","v":3}]'),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), '{"columns":["a","a"],"rows":[[1,2]]}'),
        (
            pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "x")])),
            '[{"[\\"a\\",\\"x\\"]":1}]',
        ),
        (
            pd.DataFrame({"v": [1]}, index=pd.MultiIndex.from_tuples([(1, "k")], names=["n", None])),
            '[{"n":1,"index_1":"k","v":1}]',
        ),
        (pd.DataFrame(), "[]"),
        (pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}), '[{"a":1},{"a":"<NA>"}]'),
        (pd.Series([1.0, None]), '{"0":1.0,"1":"nan"}'),
        (pd.Series([1, 2], index=["a", "a"]), '[["a",1],["a",2]]'),
        (pd.Series(["a", "b"], dtype="category"), '{"0":"a","1":"b"}'),
        (pd.Categorical(["a", "b"]), '["a","b"]'),
        (pd.Index([1, 2]), "[1,2]"),
        (pd.MultiIndex.from_tuples([(1, 2)]), "[[1,2]]"),
        (pd.Timestamp("2026-01-01", tz="UTC"), "2026-01-01T00:00:00+00:00"),
        (pd.Timedelta("1D"), "P1D"),
        (pd.NaT, "NaT"),
        (pd.NA, "<NA>"),
        (pd.Period("2026-01"), "2026-01"),
        (pd.Interval(0, 1), "(0, 1]"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_of_pandas(value: Any, text: str) -> None:
    assert said(value) == text


class Account(pydantic.BaseModel):
    owner_name: str = pydantic.Field(alias="ownerName")
    password: pydantic.SecretStr = pydantic.SecretStr("hunter2")
    opened: datetime = datetime(2026, 1, 1)

    @pydantic.computed_field  # type: ignore[prop-decorator]
    @property
    def greeting(self) -> str:
        return f"Hello {self.owner_name}"


class Broken(pydantic.BaseModel):
    type: str = "text"

    @pydantic.computed_field  # type: ignore[prop-decorator]
    @property
    def fails(self) -> int:
        raise ValueError("cannot be computed")


class Numbers(pydantic.RootModel[list[int]]):
    pass


class Point(msgspec.Struct, rename="camel", tag="point"):
    at_x: int
    more: Any = msgspec.UNSET


@pydantic.dataclasses.dataclass
class Checked:
    a: int


@dataclasses.dataclass(slots=True)
class Slotted:
    a: int
    b: Any = None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            Account(ownerName="Ann"),
            '{"ownerName":"Ann","password":"**********","opened":"2026-01-01T00:00:00","greeting":"Hello Ann"}',
        ),
        (Broken(), '{"type":"text"}'),
        ([Broken()], '[{"type":"text"}]'),
        (Account.model_construct(owner_name=5), '"owner_name":5'),
        (Numbers([1]), "[1]"),
        (Point(1), '{"type":"point","atX":1}'),
        (Point(1, np.int64(2)), '{"type":"point","atX":1,"more":2}'),
        (Point(1, Decimal("1.5")), '{"type":"point","atX":1,"more":"1.5"}'),
        (Checked(1), '{"a":1}'),
        (Slotted(1, {2}), '{"a":1,"b":[2]}'),
    ],
    ids=lambda value: type(value).__name__,
)
def test_models_and_structs(value: Any, text: str) -> None:
    found = said(value)
    assert found == text or (value.__class__ is Account and "hunter2" not in found)


def picture(value: Any) -> Image.Image:
    (block,) = said(value)
    assert block["type"] == "image"
    made = Image.open(BytesIO(base64.b64decode(block["source"]["data"])))
    assert block["source"]["media_type"] == made.get_format_mimetype()
    return made


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBa", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16"]
)
def test_a_picture_of_every_mode_is_an_image(mode: str) -> None:
    assert picture(Image.new(mode, (3, 2))).size == (3, 2)


def test_a_picture_that_is_too_large_is_made_smaller() -> None:
    assert picture(Image.new("RGB", (9000, 90))).size == (2000, 20)
    noise = Image.effect_noise((2000, 2500), 100)
    small = picture(Image.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)]))
    assert max(small.size) == 1568


def test_a_picture_without_pixels_is_text() -> None:
    assert "size=0x0" in said(Image.new("RGB", (0, 0)))


def test_figures_and_axes_are_images() -> None:
    figure = Figure(figsize=(2, 1), dpi=50)
    axes = figure.subplots()
    axes.plot([1, 2])
    assert picture(figure).size == picture(axes).size == (100, 50)
    assert [block["type"] for block in said([figure, "a caption"])] == ["image", "text"]


def test_a_picture_in_bytes_that_the_api_would_refuse_is_said() -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(4_000_000)
    assert said(data) == [{"type": "text", "text": "[image/png of 4000008 bytes: larger than the API takes]"}]
    given = {"type": "image", "data": base64.b64encode(data).decode(), "mimeType": "image/png"}
    source = {"type": "base64", "media_type": "image/png", "data": given["data"]}
    for value in (given, {"type": "image", "source": source}):
        assert [block["type"] for block in said(value)] == ["text"]
