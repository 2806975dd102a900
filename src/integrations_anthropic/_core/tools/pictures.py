"""Pictures of PIL and matplotlib as image blocks. Neither is imported: what is not loaded has made no picture."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

from ..call.library_faults import is_from_signal_handler
from ..content.media import base64_block

__all__ = ["picture_block"]

LONGEST_EDGE = 2000
"""Pixels that the API takes in a request with many pictures, which a run gathers; larger ones are scaled down.

Source: https://platform.claude.com/docs/en/build-with-claude/vision
"""
SMALLER_EDGE = 1568
"""Pixels that the API itself scales larger pictures down to: for those that have too many bytes."""
MOST_BYTES = 3_750_000
"""Of one picture: 5 MB in base64."""
PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})
"""What PIL writes as PNG as it is."""
WITH_ALPHA = frozenset({"RGBa", "La", "PA"})


def picture_block(value: Any) -> dict[str, Any] | None:
    """An image of PIL, or a figure or axes of matplotlib, as a block; None for what is none, or cannot be drawn."""
    try:
        if _is_a(value, "PIL.Image", "Image"):
            return _image_block(value)
        if _is_a(value, "matplotlib.axes", "Axes"):
            value = value.figure
        if _is_a(value, "matplotlib.figure", "FigureBase"):
            return _figure_block(value)
    except Exception as error:  # of the library, for instance for a picture without pixels
        if is_from_signal_handler(error):
            raise
    return None


def _image_block(image: Any) -> dict[str, Any]:
    if image.mode not in PNG_MODES:
        had_profile = "icc_profile" in image.info
        image = image.convert("RGBA" if image.mode in WITH_ALPHA else "RGB")
        if not had_profile:
            # The one that PIL adds for Lab states the time: the same picture would be new to a prompt cache.
            image.info.pop("icc_profile", None)
    if max(image.size) > LONGEST_EDGE:
        image = _smaller(image, LONGEST_EDGE)
    data = _saved(image, "PNG")
    if len(data) > MOST_BYTES:
        image = _smaller(image, SMALLER_EDGE)
        data = _saved(image, "PNG")
    if len(data) <= MOST_BYTES:
        return base64_block("image", "image/png", data)
    return base64_block("image", "image/jpeg", _saved(image.convert("RGB"), "JPEG"))


def _smaller(image: Any, edge: int) -> Any:
    image = image.copy()
    image.thumbnail((edge, edge))
    return image


def _saved(image: Any, kind: str) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format=kind)
    return buffer.getvalue()


def _figure_block(figure: Any) -> dict[str, Any]:
    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return base64_block("image", "image/png", buffer.getvalue())


def _is_a(value: Any, module: str, name: str) -> bool:
    """Whether an object is of a class of a library that is loaded."""
    cls = getattr(sys.modules.get(module), name, None)
    return isinstance(cls, type) and isinstance(value, cls)
