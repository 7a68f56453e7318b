"""What people typed is shown as they typed it: labels, tables, buttons and tooltips of all pages.

Qt reads a text as markup by itself where it looks like some. Labels are made by `pieces.line` and
`pieces.label`, tooltips of anything but our own words go through `pieces.literal`.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget
from sqlalchemy import update

import desktop_app.gui
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.pieces import label, line, literal
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.services.awards import events
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import details as office
from desktop_app.storage import tables as t
from tests.builders import (
    Clock,
    a_child,
    a_parent,
    a_school,
    home_education_entry,
    reimbursement_entry,
)
from tests.ready_made import ready_made
from tests.services.acts import decided, pay, register
from tests.services.complaint_acts import a_complaint

MARK = '<b>Ә</b>&Ғ<img src="x">'
GUI = Path(desktop_app.gui.__file__).parent
_OURS = {"_", "literal", "ngettext"}


# --- how windows are written ---


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{file.relative_to(GUI)}:{node.lineno}", node


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_ours(node: ast.expr) -> bool:
    """Words of the program, or made literal."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=values):
            numbers = {"number"}
            parts = [part for part in values if isinstance(part, ast.FormattedValue)]
            return all(_name(part.value) in numbers for part in parts)
        case ast.IfExp(body=body, orelse=otherwise):
            return _is_ours(body) and _is_ours(otherwise)
        case ast.Call(func=func):
            return _name(func) in _OURS
    return False


def test_labels_are_made_in_one_place() -> None:
    made = [where for where, call in _calls() if _name(call.func) == "QLabel"]
    assert [where.partition(":")[0] for where in made] == ["parts/pieces.py"]


def test_tooltips_and_message_boxes_are_told_literally() -> None:
    telling = {"setToolTip": -1, "showText": 1, "critical": 2, "setWhatsThis": 0}
    wrong = [
        where
        for where, call in _calls()
        if _name(call.func) in telling and not _is_ours(call.args[telling[_name(call.func)]])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "typed", [MARK, "a <b>", "<қ>", "a < b & c", "<p>\n\n  Ә", "&amp;<br>", ""]
)
def test_what_is_typed_is_what_is_read(typed: str) -> None:
    document = QTextDocument()
    told = literal(typed)
    if GuiQt.mightBeRichText(told):
        document.setHtml(told)
    else:
        document.setPlainText(told)
    assert document.toPlainText().replace("\n\n", "\n") == typed.replace("\n\n", "\n")


def test_labels_read_no_markup(qtbot: object) -> None:
    assert {line(MARK).textFormat(), label(MARK).textFormat()} == {Qt.TextFormat.PlainText}
    assert line(MARK).text() == label(MARK).text() == MARK


# --- all pages, of a family whose names are markup ---


@ready_made
def _a_family(desk: Desk, head: Desk) -> dict[str, Place]:
    """An office, a school and a family with such names, at every step; and where each is seen."""
    school = office.save_school(desk, a_school(name_kk=MARK, name_ru=MARK, head_name="Ө. Қ. Ғ."))
    names: dict[str, Any] = {
        "surname": f"Ө{MARK}",
        "given_name": f"Ө{MARK}",
        "patronymic": f"Ө{MARK}",
    }
    parent = a_parent(1, address=MARK)
    to_award = register(desk, replace(reimbursement_entry(school), applicant=parent))
    considered = register(desk, replace(home_education_entry(school), applicant=parent))
    undecided = register(
        desk,
        replace(
            reimbursement_entry(school, 3, child=a_child(3, date(2019, 11, 24))), applicant=parent
        ),
    )
    with desk.database.begin() as connection:  # as names were kept before they were looked at
        connection.execute(update(t.people).values(**names))
        schools = {"name_kk": MARK, "name_ru": MARK, "head_name": MARK}
        connection.execute(update(t.providers).values(**schools))
    awarded = decided(head, to_award, to_award.applied_on)
    complaint = complaints.register(
        desk,
        a_complaint(
            received_on=desk.today(), application_id=awarded.id, complainant=MARK, subject=MARK
        ),
    ).complaint
    draft = drafts.add(desk, {"child": {"surname": MARK}, "applicant": {"surname": MARK}})
    payout = pay(head, "2025Q4")
    events.record(desk, awarded.child_id, EventKind.STATE_INSTITUTION, date(2025, 11, 15))
    return {
        "today": places.TODAY,
        "applications": places.APPLICATIONS,
        "children": places.CHILDREN,
        "complaints": places.COMPLAINTS,
        "proactive": places.PROACTIVE,
        "case to consider": places.case(considered.id),
        "case to decide": places.case(undecided.id),
        "case awarded": places.case(awarded.id),
        "child": places.child(awarded.child_id),
        "child as known": places.child_then(awarded.child_id, desk.today()),
        "complaint": places.complaint(complaint.id),
        "entry from a draft": places.entry(draft.id),
        "entry from the file": places.reimbursement_for(awarded.child_id),
        "a payout as it would be": Place("payouts", text="2026Q1"),
        "an approved payout": Place("payouts", payout.id),
        "overpayments": places.DEBTS,
        "a debt": places.debt(1),
        "papers to issue": places.TO_ISSUE,
        "papers to sign": places.TO_SIGN,
        "papers to deliver": places.UNDELIVERED,
        "the register of papers": places.REGISTERS,
        "the register of applications": Place("registers", text="applications"),
        "the register of complaints": Place("registers", text="complaints"),
        "the register of payouts": Place("registers", text="payouts"),
        "the forecast": places.FORECAST,
        "the report": places.REPORT,
        "the settings": places.SETTINGS,
        "the history of the office": Place("settings", text="history"),
    }


SHOW_NO_NAME = {
    "the register of payouts",
    "the forecast",
    "papers to sign",
    "proactive",
}


def test_every_page_shows_what_was_typed_as_it_was_typed(
    window: MainWindow, context: Context, desk: Desk, head: Desk, clock: Clock
) -> None:
    opened = _a_family(desk, head)
    context.desk = head
    wrong, silent = [], set()
    for name, place in opened.items():
        window.open(place)
        wrong += [f"{name}: {told}" for told in _read_as_markup(window)]
        if not any(MARK in text for text in _shown(window)):
            silent.add(name)
    assert wrong == []
    assert silent == SHOW_NO_NAME


def _read_as_markup(window: QWidget) -> Iterator[str]:
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"a label that may be markup: {widget.text()}"
        if isinstance(widget, QAbstractButton) and "&Ғ" in widget.text().replace("&&", ""):
            yield f"a button with another key: {widget.text()}"
        if _tells_markup(widget.toolTip()):
            yield f"a tooltip of {type(widget).__name__}: {widget.toolTip()}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            tips = _texts(widget.model(), Qt.ItemDataRole.ToolTipRole)
            yield from (f"a tooltip of a cell: {tip}" for tip in tips if _tells_markup(tip))


def _tells_markup(tip: str) -> bool:
    return "<b>" in tip and GuiQt.mightBeRichText(tip)


def _texts(model: QAbstractItemModel, role: int) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data(role) or "")


def _shown(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        for name in ("text", "toPlainText", "currentText"):
            read = getattr(widget, name, None)
            if callable(read):
                yield str(read()).replace("&&", "&").replace("\n", " ")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _texts(widget.model(), Qt.ItemDataRole.DisplayRole)
