"""Every text of a record, and of the records in it, put in the place of another."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from desktop_app.law.steps import Step

_NOT_TYPED = {"language", "holds", "fingerprint"}
"""Names of texts that are never typed."""


def spoiled(record: Any, text: Callable[[], str], name: str = "") -> Any:
    """The record with ``text`` asked for each of its texts, in their order."""
    match record:
        case Enum() | Step():
            return record
        case str():
            return text() if record and name not in _NOT_TYPED else record
        case tuple() | list():
            return type(record)(spoiled(item, text, name) for item in record)
        case _ if is_dataclass(record) and not isinstance(record, type):
            found = {
                field.name: spoiled(getattr(record, field.name), text, field.name)
                for field in fields(record)
                if field.init
            }
            return replace(record, **found)
        case _:
            return record
