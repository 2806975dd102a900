"""Hints of dates while a test has frozen the time: freezegun puts classes of its own in the place of `datetime`'s."""

from __future__ import annotations

import subprocess
import sys

FROZEN = """
import datetime, sys
from freezegun import freeze_time

with freeze_time("2026-01-31"):
    from integrations_anthropic._core.schema.type_hints import TypeHintReader
    frozen = datetime.datetime, datetime.date
reader = TypeHintReader()
for hint in (*frozen, datetime.datetime, datetime.date, datetime.time):
    print(reader.read(hint, "x").format)
"""


def test_dates_have_a_form_whichever_class_stands_for_them() -> None:
    done = subprocess.run([sys.executable, "-c", FROZEN], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["date-time", "date", "date-time", "date", "time"], done.stderr
