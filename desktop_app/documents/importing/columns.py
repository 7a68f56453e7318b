"""The columns of a register as ``resources/import/columns.toml`` names and explains them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop_app import paths
from desktop_app.law.steps import Words
from desktop_app.records.imports import ImportColumn, Required


@cache
def register_columns() -> tuple[ImportColumn, ...]:
    return tuple(map(_column, _read()["column"]))


@cache
def payment_columns() -> tuple[ImportColumn, ...]:
    return tuple(map(_column, _read()["payment"]))


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(paths.resource("import", "columns.toml").read_text(encoding="utf-8"))


def _column(entry: Mapping[str, Any]) -> ImportColumn:
    heading, meaning = entry["heading"], entry["meaning"]
    return ImportColumn(
        code=entry["code"],
        required=Required(entry["required"]),
        heading=Words(heading["kk"], heading["ru"]),
        english=heading["en"],
        meaning=Words(meaning["kk"], meaning["ru"]),
        example=entry["example"],
        also=tuple(entry["also"]),
        in_template=entry.get("in_template", True),
    )
