"""The months of a line as they are kept: most lines of a sheet have the same ones."""

import json
from functools import lru_cache

from sqlalchemy import ColumnElement, String, cast

from desktop_app.law.quarters import Month
from desktop_app.storage import tables as t
from desktop_app.storage.trouble import DatabaseTrouble

MONTHS: ColumnElement[str] = cast(t.payout_lines.c.months, String).label("months")
"""As text, which `months_of` reads: the same text is read once."""


@lru_cache(maxsize=4096)
def months_of(stored: str) -> tuple[Month, ...]:
    """Raises DatabaseTrouble “damaged” where it says no months."""
    try:
        return tuple(map(Month.parse, json.loads(stored)))
    except (ValueError, TypeError) as error:
        raise DatabaseTrouble("damaged") from error
