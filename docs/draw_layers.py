"""Draws `layers.svg`: the rooms of the package by layer, and what each imports, read off the source.

    python docs/draw_layers.py [--check]

A room is a folder of the package, or what users import at its top level. A room stands above everything it imports;
arrows that follow from others are left out. `--check` writes nothing and fails where the picture is not current.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from html import escape
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "integrations_anthropic"
PICTURE = Path(__file__).parent / "layers.svg"
NAME = PACKAGE.name

FACTS = "errors, meta, secrets"
TOP_LEVEL = {"__main__": "cli", "config": "config", "resilience": "resilience"}
"""Rooms of the top-level modules; the others are in `FACTS`."""
DRAWN_APART = ("_core", "_async", "_sync")
"""Folders whose subfolders are rooms of their own."""
CLIENT = ("client", "client_options")
"""Modules of the async half that stand above its services."""
SYNC = "_sync"

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 172, 46, 22, 46, 24


def room_of(module: str) -> str | None:
    """The room of a module; None for the package itself and for the derived half, which mirrors the async one."""
    parts = module.split(".")[1:]
    if not parts or parts[0] == SYNC:
        return None
    path = PACKAGE.joinpath(*parts)
    if parts[0] == "_async" and parts[1:] and parts[1] in CLIENT:
        return "client"
    if parts[0] in DRAWN_APART and len(parts) > 1 and (PACKAGE / parts[0] / parts[1]).is_dir():
        return f"{parts[0]}/{parts[1]}"
    if parts[0] == "_errors":
        return FACTS
    if len(parts) == 1 and not path.is_dir():
        return TOP_LEVEL.get(parts[0], FACTS)
    return parts[0]


def imports() -> dict[str, set[str]]:
    """The modules that each module imports, under TYPE_CHECKING and inside functions too."""
    files = {_module(path): path for path in sorted(PACKAGE.rglob("*.py"))}
    found: dict[str, set[str]] = {module: set() for module in files}
    for module, path in files.items():
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                target = ".".join([*start, *([node.module] if node.module else [])])
                for alias in node.names:
                    name = f"{target}.{alias.name}"
                    found[module].add(name if name in files else target)
    return {module: {name for name in names if name.startswith(NAME)} for module, names in found.items()}


def rooms() -> tuple[dict[str, int], dict[str, set[str]]]:
    """The number of modules in each room, and the rooms that each imports."""
    sizes: dict[str, int] = defaultdict(int)
    edges: dict[str, set[str]] = defaultdict(set)
    for module, names in imports().items():
        room = room_of(module)
        if room is None:
            continue
        sizes[room] += 1
        edges[room] |= {other for name in names if (other := room_of(name)) not in (None, room)}
    return dict(sizes), {room: edges[room] for room in sizes}


def depth(room: str, edges: dict[str, set[str]], path: tuple[str, ...] = ()) -> int:
    """How many layers lie below a room. Raises SystemExit for a cycle."""
    if room in path:
        raise SystemExit(f"an import cycle: {' -> '.join([*path[path.index(room) :], room])}")
    return max((depth(other, edges, (*path, room)) + 1 for other in edges[room]), default=0)


def direct(edges: dict[str, set[str]]) -> dict[str, set[str]]:
    """The edges that do not follow from others."""

    def reached(room: str) -> set[str]:
        return set().union(*({other} | reached(other) for other in edges[room]))

    return {
        room: {other for other in others if not any(other in reached(third) for third in others - {other})}
        for room, others in edges.items()
    }


def draw() -> str:
    """The picture as SVG."""
    sizes, edges = rooms()
    layers: dict[int, list[str]] = defaultdict(list)
    for room in sorted(sizes):
        layers[depth(room, edges)].append(room)
    widest = max(len(layer) for layer in layers.values())
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * GAP_X
    height = 2 * MARGIN + len(layers) * HEIGHT + (len(layers) - 1) * GAP_Y
    place: dict[str, tuple[float, float]] = {}
    for level, layer in layers.items():
        start = (width - len(layer) * WIDTH - (len(layer) - 1) * GAP_X) / 2
        for index, room in enumerate(layer):
            place[room] = (start + index * (WIDTH + GAP_X), MARGIN + (max(layers) - level) * (HEIGHT + GAP_Y))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
        "<title>The rooms of the package; each stands above what it imports</title>",
        '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#667"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for room, others in sorted(direct(edges).items()):
        x, y = place[room]
        for other in sorted(others):
            to_x, to_y = place[other]
            lines.append(
                f'<path d="M{x + WIDTH / 2:g} {y + HEIGHT:g} C{x + WIDTH / 2:g} {y + HEIGHT + GAP_Y * 0.6:g} '
                f'{to_x + WIDTH / 2:g} {to_y - GAP_Y * 0.6:g} {to_x + WIDTH / 2:g} {to_y - 2:g}" '
                'fill="none" stroke="#99a" stroke-width="1.3" marker-end="url(#end)"/>'
            )
    for room, (x, y) in sorted(place.items()):
        lines.append(
            f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#eef3fb" stroke="#557"/>'
            f'<text x="{x + WIDTH / 2:g}" y="{y + 20:g}" text-anchor="middle" font-size="13">{escape(room)}</text>'
            f'<text x="{x + WIDTH / 2:g}" y="{y + 36:g}" text-anchor="middle" font-size="10" fill="#556">'
            f"{sizes[room]} module{'' if sizes[room] == 1 else 's'}</text>"
        )
    return "\n".join([*lines, "</svg>", ""])


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def main(arguments: list[str]) -> int:
    """Write the picture, or compare it."""
    picture = draw()
    if "--check" not in arguments:
        PICTURE.write_text(picture, "utf-8")
        return 0
    if PICTURE.exists() and PICTURE.read_text("utf-8") == picture:
        return 0
    print("docs/layers.svg is not current: run `make codegen`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
