"""The parts of every file's page: links, its papers, and its history."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_parts import HistoryCard, PapersCard, link_to, two_columns
from desktop_app.gui.parts.table import Table
from desktop_app.law.steps import N_, Step
from desktop_app.records.decisions import Act, Change, NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from tests.gui.seen import seen
from tests.gui.tables import double_click, shown

AT = datetime(2026, 11, 21, 10, 0)


@dataclass(frozen=True)
class File:
    papers: tuple[NoticeRow, ...] = ()
    history: tuple[Act, ...] = ()


def _paper(number: int, annulled_at: datetime | None = None) -> NoticeRow:
    return NoticeRow(
        number,
        NoticeKind.RECEIPT_SLIP,
        f"Ш-2026-{number:05}",
        AT,
        "Әлия",
        1,
        1,
        1,
        None,
        "",
        "",
        "",
        "",
        PaperLanguage.KAZAKH,
        "",
        annulled_at,
        "",
        "",
    )


FILE = File((_paper(2), _paper(1, AT)))


def _table(card: QWidget, name: str) -> Table:
    found = card.findChild(Table, name)
    assert found is not None
    return found


def test_papers_are_opened_by_the_button_by_enter_and_by_a_double_click(qtbot: QtBot) -> None:
    opened: list[NoticeRow] = []
    card = PapersCard(FILE, opened.append)
    seen(qtbot, card)
    table = _table(card, "papers")
    assert shown(table, "Number", "Paper", "Issued", "By") == [
        "Ш-2026-00002 | Receipt slip | 21.11.2026 10:00 | Әлия",
        "Ш-2026-00001 | Receipt slip | 21.11.2026 10:00 | Әлия",
    ]
    button = card.findChild(QPushButton, "openPaper")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    double_click(table, 0)
    assert opened == [FILE.papers[0], FILE.papers[1], FILE.papers[0]]


def test_an_annulled_paper_is_struck_through(qtbot: QtBot) -> None:
    card = PapersCard(FILE, lambda _paper: None)
    qtbot.addWidget(card)
    model = _table(card, "papers").model()
    fonts = [model.index(row, 0).data(Qt.ItemDataRole.FontRole) for row in (0, 1)]
    assert [font is not None and font.strikeOut() for font in fonts] == [False, True]


def test_without_papers_nothing_can_be_opened(qtbot: QtBot) -> None:
    printed: list[str] = []
    card = PapersCard(File(), lambda _paper: None, lambda: printed.append("printed"))
    qtbot.addWidget(card)
    buttons = {made.objectName(): made for made in card.findChildren(QPushButton)}
    assert not buttons["openPaper"].isEnabled()
    buttons["toSign"].click()
    assert printed == ["printed"]


def test_the_history_has_a_line_for_each_act_and_more_in_its_tip(
    qtbot: QtBot, context: Context
) -> None:
    changes = (Change("people", "3", "surname", "Омаров", "Омарова"),)
    act = Act(AT, "Ғани", Step(N_("Set right the details"), ""), "", changes)
    card = HistoryCard(File(history=(act,)), context)
    qtbot.addWidget(card)
    table = _table(card, "history")
    assert shown(table) == [
        "21.11.2026 10:00 | Ғани | Set right the details; Surname: Омаров → Омарова"
    ]
    tip = table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Set right the details\nSurname: Омаров → Омарова"


@pytest.mark.parametrize(
    "name", ["Әлия & Ғани", "№ 7 жалпы білім беретін мектеп-гимназия, Алатау қ."]
)
def test_a_link_breaks_its_lines_and_shows_every_letter(qtbot: QtBot, name: str) -> None:
    opened: list[str] = []
    made = link_to(name, lambda: opened.append(name), "child", "Open the child")
    seen(qtbot, made)
    assert made.text().replace("\n", " ") == name.replace("&", "&&")
    assert max(map(len, made.text().replace("&&", "&").splitlines())) <= 40
    assert (made.accessibleName(), made.toolTip()) == (name, "Open the child")
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert opened == [name]


def test_values_that_are_empty_are_left_out(qtbot: QtBot) -> None:
    link = link_to("Әлия", lambda: None, "child", "")
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = two_columns([("Child", link), ("Phone", ""), ("Class", "5 Ә")])
    holder.setLayout(grid)
    told = [made.text() for made in holder.findChildren(QLabel)]
    assert told == ["Child", "Class", "5 Ә"]
    names = [made for made in holder.findChildren(QLabel) if made.buddy() is link]
    assert [made.text() for made in names] == ["Child"]
