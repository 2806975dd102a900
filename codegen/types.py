"""Conversion of annotations: from the schema type of a field to the types of an argument and of an attribute."""

from __future__ import annotations

import ast
from collections.abc import Callable

__all__ = ["input_type", "names_in", "without_none"]


def without_none(shape: str) -> tuple[str, bool]:
    """Return the type without its `None` member, and whether it had one."""
    parts = _members(ast.parse(shape, mode="eval").body)
    kept = [ast.unparse(part) for part in parts if not _is_none(part)]
    return " | ".join(kept), len(kept) < len(parts)


def input_type(shape: str, has_input: Callable[[str], bool]) -> str:
    """Return the argument type: Mapping and Sequence for dict and list, `XInput` for a record X."""
    return ast.unparse(_Input(has_input).visit(ast.parse(shape, mode="eval")))


def names_in(annotation: str) -> set[str]:
    """Return every bare name in an annotation."""
    return {node.id for node in ast.walk(ast.parse(annotation, mode="eval")) if isinstance(node, ast.Name)}


def _members(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_members(node.left), *_members(node.right)]
    return [node]


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Input(ast.NodeTransformer):
    def __init__(self, has_input: Callable[[str], bool]) -> None:
        self._has_input = has_input

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        base = node.value.id if isinstance(node.value, ast.Name) else ""
        if base == "Literal":
            return node
        inner = self.visit(node.slice)
        if base == "list":
            # A str is a Sequence[str] too: `Strings` accepts only lists and tuples of str.
            if ast.unparse(inner) == "str":
                return ast.Name("Strings")
            return ast.Subscript(ast.Name("Sequence"), inner)
        return ast.Subscript(ast.Name("Mapping") if base == "dict" else node.value, inner)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(f"{node.id}Input") if self._has_input(node.id) else node
