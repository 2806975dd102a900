"""What was measured, as a table, as JSON and as a picture."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from .compare import Outcome

__all__ = ["COLOURS", "draw", "save", "table", "table_line", "text_at"]

COLOURS = {
    "ours": "#0b6e4f",
    "official": "#b23a48",
    "httpx": "#7a7a7a",
    "aiohttp": "#3a5a98",
    "http2": "#8a5a00",
    "http1": "#0b6e4f",
    "observed": "#0b6e4f",
    "instrumented": "#d98a93",
}
WIDTH, ROW, BAR, LEFT, TOP = 900, 20, 12, 260, 50
LONGEST = WIDTH - LEFT - 130


def table_line(outcome: Outcome) -> str:
    """One line: the cost of each client with its spread, our share of each, and the goals that were missed."""
    case = outcome.case
    costs = "  ".join(
        f"{client} {outcome.median(client):8.1f} ±{outcome.spread(client):4.0%}" for client in outcome.samples
    )
    ratios = "  ".join(f"{outcome.ratio(client):.2f} of {client}" for client in case.clients[1:])
    goal = f"goal {_goal(outcome)} {'MISSED' if outcome.missed() else 'reached'}" if _goal(outcome) else ""
    return f"{case.title:<32} {case.unit:<12} {costs}   {ratios}   {goal}"


def table(outcomes: Sequence[Outcome]) -> str:
    """All cases as a table in Markdown: costs of each client, our share of the others', the goal."""
    lines = ["| case | unit | cost | share | goal |", "|---|---|---|---|---|"]
    for outcome in outcomes:
        case = outcome.case
        costs = ", ".join(f"{client} {_shown(outcome.median(client))}" for client in outcome.samples)
        shares = ", ".join(f"{outcome.ratio(client):.2f} of {client}" for client in case.clients[1:])
        missed = " (missed)" if outcome.missed() else ""
        lines.append(f"| {case.title} | {case.unit} | {costs} | {shares} | {_goal(outcome)}{missed} |")
    return "\n".join(lines)


def _shown(cost: float) -> str:
    return f"{cost:,.0f}" if cost >= 100 else f"{cost:.3g}"


def _goal(outcome: Outcome) -> str:
    case = outcome.case
    goals = [f"{goal:.2f} of {client}" for client, goal in case.goals.items()]
    if case.most is not None:
        goals.append(f"{case.most:g} {case.unit}")
    return ", ".join(goals)


def save(outcomes: Sequence[Outcome], folder: Path, versions: dict[str, str]) -> Path:
    """Write the samples as JSON, a line for each client, named by the day and the version of Python."""
    now = datetime.now(UTC)
    data = {
        "when": now.isoformat(timespec="seconds"),
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "versions": versions,
        "cases": [_record(outcome) for outcome in outcomes],
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m-%d}-python{sys.version_info.major}.{sys.version_info.minor}.json"
    text = json.dumps(data, indent=1, ensure_ascii=False)
    # The numbers of a client in one line.
    text = re.sub(r"\[\s+([-\d.,\s]+?)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text)
    path.write_text(text + "\n", "utf-8")
    return path


def _record(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    samples = {client: [round(each, 3) for each in values] for client, values in outcome.samples.items()}
    goals = {"goals": case.goals} if case.goals else {}
    most = {} if case.most is None else {"most": case.most}
    return {"name": case.name, "title": case.title, "unit": case.unit, **goals, **most, "samples": samples}


def draw(outcomes: Sequence[Outcome]) -> str:
    """The cases with a goal beside other clients as SVG: bars in proportion to the dearest client of each case."""
    parts: list[str] = []
    y = TOP
    for outcome in outcomes:
        if not outcome.case.goals:
            continue
        top = max(outcome.median(client) for client in outcome.samples)
        parts.append(text_at(LEFT - 10, y + BAR, f"{outcome.case.title}", anchor="end", weight="bold"))
        for client in outcome.samples:
            cost = outcome.median(client)
            width = max(1, LONGEST * cost / top)
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{COLOURS[client]}"/>')
            parts.append(text_at(LEFT + width + 6, y + BAR - 1, f"{client} {cost:,.1f} {outcome.case.unit}"))
            y += ROW
        y += ROW // 2
    title = text_at(20, 24, "CPU time of this SDK beside others, on one server (shorter is better)", size=15)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" font-family="sans-serif">'
    return "\n".join([head, title, *parts, "</svg>", ""])


def text_at(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal", size: int = 11) -> str:
    """Text of a picture, in SVG."""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="#222">{escape(text)}</text>'
    )
