"""The columns of what a bank's answer would change: alike together, row by row, and wrong rows."""

from collections.abc import Callable
from typing import TypeVar

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.table import fit
from desktop_app.services.bank.proposed import Change, Group, WrongRow
from desktop_app.translation import _

_NOT_READ = "–"
_LONG_NAME = "Әбдірахманова Гүлнұр Ж."

R = TypeVar("R")


def _number(heading: str, value: Callable[[R], int], longest: str = "00 000") -> Column[R]:
    def text(row: R) -> str:
        return wording.number(value(row)) if value(row) else _NOT_READ

    return Column(heading, text, right=True, width=fit(heading, longest))


def group_columns(context: Context) -> list[Column[Group]]:
    return [
        Column(_("Answer"), lambda each: context.words(each.words)),
        _number(_("Lines"), lambda each: each.lines),
        _number(_("Children"), lambda each: each.children),
        _number(_("Sum, tenge"), lambda each: each.amount, "000 000 000"),
    ]


def change_columns(context: Context) -> list[Column[Change]]:
    """What changes an answer on file is set apart by its colour, besides its words."""
    return [
        _number(_("Row in the file"), lambda each: each.row),
        _number(_("Line"), lambda each: each.number),
        Column(_("Child"), lambda each: each.child_name, width=fit(_("Child"), _LONG_NAME)),
        _number(_("Sum, tenge"), lambda each: each.amount, "0 000 000"),
        Column(
            _("What changes"),
            lambda each: context.words(each.words),
            colour=lambda each: theme.WARN if each.replaces else None,
        ),
    ]


def by_hand_columns(context: Context) -> list[Column[WrongRow]]:
    return [
        _number(_("Row in the file"), lambda each: each.row),
        Column(_("Payment"), lambda each: each.about),
        Column(_("Why"), lambda each: context.words(each.step)),
    ]


def wrong_columns(context: Context) -> list[Column[WrongRow]]:
    return [
        _number(_("Row in Excel"), lambda each: each.row),
        _number(_("Line"), lambda each: each.number),
        Column(_("Why"), lambda each: context.words(each.step)),
    ]
