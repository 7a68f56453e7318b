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
    """What a field began with, and what stood in it when its dialog was closed."""

    before: Any
    after: Any


def key_of(dialog: QDialog) -> Key:
    """What is asked: where, by which dialog, in which words. It names whom it is about."""
    said = [each.text() for each in dialog.findChildren(QLabel) if not _is_of_field(each)]
    return (_place_of(dialog), type(dialog).__qualname__, dialog.windowTitle(), *said)


def contents(fields: Mapping[str, Field]) -> dict[str, Any]:
    """What stands in the fields as a draft keeps it, half a date too; no password is kept."""
    return {name: each.content() for name, each in fields.items() if _is_kept(each)}


def put_back(fields: Mapping[str, Field], kept: Mapping[str, Typed]) -> dict[str, Any]:
    """What was typed into fields that begin as they did then, with what they had begun with:
    what somebody else has changed meanwhile stays as it is now."""
    begun = contents(fields)
    same = {name: each for name, each in kept.items() if begun.get(name) == each.before}
    for name, each in same.items():
        fields[name].restore(each.after)
    return {name: each.before for name, each in same.items()}


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
