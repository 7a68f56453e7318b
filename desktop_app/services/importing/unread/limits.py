"""From which numbers on a register is asked about, as ``resources/import/doubts.toml`` has it."""

import tomllib
from functools import cache

from desktop_app import paths


@cache
def thousands_below() -> int:
    """Whole tenge: a column whose greatest sum does not reach them may state thousands."""
    text = paths.resource("import", "doubts.toml").read_text(encoding="utf-8")
    return int(tomllib.loads(text)["thousands"]["below"])
