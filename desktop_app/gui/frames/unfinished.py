"""What was typed in a dialog that was closed: it is there when the same is asked again.

In memory, while the same person works: it is no record, and nobody else sees it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fields.password_field import PasswordField

Key = tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """What the fields of a dialog began with, and what stood in them when it was closed."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


def key_of(dialog: QDialog, subject: object) -> Key:
    """What is asked: where, by which dialog, in which words, and what it is about."""
    said = [each.text() for each in dialog.findChildren(QLabel) if not _is_of_field(each)]
    return (
        _place_of(dialog),
        type(dialog).__qualname__,
        dialog.windowTitle(),
        repr(subject),
        *said,
    )


def contents(fields: Mapping[str, Field]) -> dict[str, Any]:
    """What stands in the fields as a draft keeps it, half a date too; no password is kept."""
    return {name: each.content() for name, each in fields.items() if _is_kept(each)}


def put_back(fields: Mapping[str, Field], kept: Typed | None) -> bool:
    """Whether what was typed is there again: only where all begins as it did then. Whatever
    somebody else has saved meanwhile is not overwritten by it."""
    if kept is None or kept.before != contents(fields):
        return False
    put(fields, kept.after)
    return True


def put(fields: Mapping[str, Field], values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        fields[name].restore(value)


def _is_kept(field: Field) -> bool:
    is_drafted = type(field).content is not Field.content
    return is_drafted and not isinstance(field, PasswordField)


def _is_of_field(label: QLabel) -> bool:
    above = label.parentWidget()
    while above is not None and not isinstance(above, QDialog):
        if isinstance(above, Field):
            return True
        above = above.parentWidget()
    return False


def _place_of(dialog: QDialog) -> str:
    above: QWidget | None = dialog.parentWidget()
    while above is not None:
        for shown in (above, getattr(above, "page", None)):
            place = getattr(shown, "place", None)
            if place is not None:
                return str(tuple(place))
        above = above.parentWidget()
    return ""
