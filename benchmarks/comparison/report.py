"""What was measured, as a table, as JSON and as a picture."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from .compare import Outcome

__all__ = ["draw", "save", "table_line"]

COLOURS = {"ours": "#0b6e4f", "official": "#b23a48", "httpx": "#7a7a7a", "aiohttp": "#3a5a98"}
WIDTH, ROW, BAR, LEFT, TOP = 900, 20, 12, 260, 50
LONGEST = WIDTH - LEFT - 130


def table_line(outcome: Outcome) -> str:
    """One line: the cost of each client with its spread, our share of each, and the goals that were missed."""
    case = outcome.case
    costs = "  ".join(
        f"{client} {outcome.median(client):8.1f} ±{outcome.spread(client):4.0%}" for client in outcome.samples
    )
    ratios = "  ".join(f"{outcome.ratio(client):.2f} of {client}" for client in outcome.samples if client != "ours")
    goal = "" if case.goal is None else f"goal {case.goal:.2f} {'MISSED' if outcome.missed() else 'reached'}"
    return f"{case.title:<32} {case.unit:<12} {costs}   {ratios}   {goal}"


def save(outcomes: Sequence[Outcome], folder: Path, versions: dict[str, str]) -> Path:
    """Write the samples as JSON, named by the day and the version of Python."""
    now = datetime.now(UTC)
    data = {
        "when": now.isoformat(timespec="seconds"),
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "versions": versions,
        "cases": [
            {"name": o.case.name, "title": o.case.title, "unit": o.case.unit, "goal": o.case.goal, "samples": o.samples}
            for o in outcomes
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m-%d}-python{sys.version_info.major}.{sys.version_info.minor}.json"
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    return path


def draw(outcomes: Sequence[Outcome]) -> str:
    """A picture of all cases as SVG: bars in proportion to the dearest client of each case."""
    parts: list[str] = []
    y = TOP
    for outcome in outcomes:
        top = max(outcome.median(client) for client in outcome.samples)
        parts.append(_text(LEFT - 10, y + BAR, f"{outcome.case.title}", anchor="end", weight="bold"))
        for client in outcome.samples:
            cost = outcome.median(client)
            width = max(1, LONGEST * cost / top)
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{COLOURS[client]}"/>')
            parts.append(_text(LEFT + width + 6, y + BAR - 1, f"{client} {cost:,.1f} {outcome.case.unit}"))
            y += ROW
        y += ROW // 2
    title = _text(20, 24, "CPU time of this SDK beside others, on one server (shorter is better)", size=15)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" font-family="sans-serif">'
    return "\n".join([head, title, *parts, "</svg>", ""])


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal", size: int = 11) -> str:
    return (
        f'<text x="{x:.0f}" y="{y}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="#222">{escape(text)}</text>'
    )
