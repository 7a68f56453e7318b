"""``RESULTS.md``: what was measured last, a section for each benchmark, with machine and date."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
_HEAD = """# What was measured last

Written by the benchmarks beside this file (`python run.py bench`). Each section was measured in one
run on one machine: its ratios count, the figures are to know about how much.
"""


def keep(section: str, words: str, rows: Sequence[Sequence[str]], after: str = "") -> None:
    """Put a table in the place of what the section had: ``rows`` with their heading first."""
    table = [f"| {' | '.join(row)} |" for row in rows]
    table.insert(1, "|" + " --- |" * len(rows[0]))
    said = f"{datetime.now(UTC):%d %B %Y}, {_machine()}. {words}"
    made = "\n".join([f"## {section}", "", said, "", *table, *(["", after] if after else [])])
    sections = _sections() | {section: made}
    FILE.write_text("\n\n".join([_HEAD.strip(), *sections.values()]) + "\n", encoding="utf-8")


def _sections() -> dict[str, str]:
    if not FILE.exists():
        return {}
    found = re.split(r"^(?=## )", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {each.partition("\n")[0].removeprefix("## "): each.strip() for each in found}


def _machine() -> str:
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
