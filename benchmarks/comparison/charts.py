"""Charts as SVG: the cost of a call of each client against the number of calls at once, and the size of the request."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from .cases import CONCURRENCY, SIZES
from .compare import Outcome
from .report import COLOURS, text_at

__all__ = ["of_concurrency", "of_size"]

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 80, 120, 50, 60


class _Axis(NamedTuple):
    """One direction, logarithmic: from which value at which coordinate to which."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The coordinate of a value."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)


def of_concurrency(outcomes: Sequence[Outcome]) -> str:
    """The cost of a call against the number of calls at once."""
    points = {number: f"async-{number}" for number in CONCURRENCY}
    labels = {number: str(number) for number in CONCURRENCY}
    return _chart("CPU time of an async create, by calls at once", "calls at once", points, labels, outcomes)


def of_size(outcomes: Sequence[Outcome]) -> str:
    """The cost of a call against the size of its request."""
    points = {size: f"size-{size}" for size in SIZES}
    labels = {size: f"{size} KiB" if size < 1024 else f"{size // 1024} MiB" for size in SIZES}
    return _chart(
        "CPU time of an async create, by size of the request", "size of the request", points, labels, outcomes
    )


def _chart(title: str, across: str, points: dict[int, str], labels: dict[int, str], outcomes: Sequence[Outcome]) -> str:
    """A line for each client, both axes logarithmic."""
    by_name = {outcome.case.name: outcome for outcome in outcomes}
    lines: dict[str, list[tuple[float, float]]] = {}
    for value, name in points.items():
        for client in by_name[name].samples:
            lines.setdefault(client, []).append((value, by_name[name].median(client)))
    costs = [cost for line in lines.values() for _, cost in line]
    ticks = _ticks(min(costs), max(costs))
    x = _Axis(min(points), max(points), LEFT, WIDTH - RIGHT)
    y = _Axis(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        text_at(20, 24, title, size=15),
        text_at((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, across, anchor="middle"),
    ]
    for tick in ticks:
        parts.append(_rule(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick)))
        parts.append(text_at(LEFT - 8, y.at(tick) + 4, f"{tick:,.0f} µs", anchor="end"))
    for value, label in labels.items():
        parts.append(_rule(x.at(value), TOP, x.at(value), HEIGHT - BOTTOM))
        parts.append(text_at(x.at(value), HEIGHT - BOTTOM + 18, label, anchor="middle"))
    parts += _drawn(lines, x, y)
    return "\n".join([*parts, "</svg>", ""])


def _drawn(lines: dict[str, list[tuple[float, float]]], x: _Axis, y: _Axis) -> list[str]:
    """The lines, each with its client's name at its end; names keep a distance from each other."""
    parts, lowest = [], -math.inf
    for client, line in sorted(lines.items(), key=lambda item: -item[1][-1][1]):
        path = " ".join(f"{x.at(value):.0f},{y.at(cost):.0f}" for value, cost in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[client]}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x.at(value):.0f}" cy="{y.at(cost):.0f}" r="3" fill="{COLOURS[client]}"/>'
            for value, cost in line
        ]
        lowest = max(lowest + 14, y.at(line[-1][1]) + 4)
        parts.append(text_at(WIDTH - RIGHT + 10, lowest, f"{client} {line[-1][1]:,.0f}"))
    return parts


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#ddd"/>'


def _ticks(low: float, high: float) -> list[float]:
    """Values of 1, 2 and 5 times powers of ten that enclose both."""
    steps = [factor * 10.0**power for power in range(9) for factor in (1, 2, 5)]
    first = max(index for index, step in enumerate(steps) if step <= max(low, 1))
    last = min(index for index, step in enumerate(steps) if step >= high)
    return steps[first : max(last, first + 1) + 1]
