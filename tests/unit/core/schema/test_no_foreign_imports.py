"""Other libraries are looked at where the program has loaded them, and never loaded for our sake."""

from __future__ import annotations

import subprocess
import sys

PLAIN = """
import sys
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from integrations_anthropic import tool
from integrations_anthropic._core.output.parsed_message import _read
from integrations_anthropic._core.schema.convert import convert

@dataclass
class Place:
    city: Annotated[str, "its name"]
    when: date | None = None

def visit(place: Place, days: int = 1) -> str:
    "Visit a place."

tool(visit, strict=True).to_dict()
form, schema = _read(list[Place])
assert convert([{"city": "Rome"}], form) == [Place("Rome")]
print(sorted({"pydantic", "pydantic_core", "msgspec", "annotated_types", "zoneinfo"} & sys.modules.keys()))
"""


def test_a_program_with_plain_types_loads_neither_pydantic_nor_msgspec() -> None:
    done = subprocess.run([sys.executable, "-c", PLAIN], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
