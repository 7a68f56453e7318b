"""Many papers at once: one PDF, or a file each."""

from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.gui.post.many_tab import ManyPapersTab
from desktop_app.gui.post.to_issue import IssueList
from desktop_app.law.quarters import Month
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind, PrintingWay
from desktop_app.services.awards import terminations
from desktop_app.services.desk import Desk
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import printings
from tests.gui.case_screen import Screen
from tests.gui.post.papers_page import issued, opened, press, to_issue, to_sign
from tests.services.acts import LEFT_OUT, text_of


def many(screen: Screen) -> ManyPapersTab:
    tab = opened(screen, Place("papers", text="many"))
    assert isinstance(tab, ManyPapersTab)
    return tab


def test_the_awards_of_a_quarter_become_one_pdf(
    screen: Screen, desk: Desk, grown_up: list[Application], tmp_path: Path
) -> None:
    tab = many(screen)
    assert tab.period.part.currentText() == "May"
    tab.period.year.setValue(2025)
    tab.period.part.setCurrentIndex(3)
    tab.kind.setCurrentIndex(tab.kind.findData(NoticeKind.AWARD))
    screen.settle()
    press(tab.all_button)
    assert tab.count.text() == "Chosen: 4 of 4"
    path = tmp_path / "awards.pdf"
    tab.papers.save_one_to(path)
    assert not tab.papers.isEnabled()
    screen.settle()
    assert tab.line.banner.words.text() == "Saved: awards.pdf"
    text = [page.extract_text() for page in PdfReader(path).pages]
    with desk.database.read() as connection:
        rows = notices.rows(connection, sorted(tab.table.chosen_ids()))
        ways = [printings.of_notice(connection, row.id)[0].way for row in rows]
    assert [row.number in page for row, page in zip(rows, text, strict=True)] == [True] * 4
    assert ways == [PrintingWay.BATCH] * 4


def test_one_file_each(
    screen: Screen, desk: Desk, grown_up: list[Application], tmp_path: Path
) -> None:
    tab = many(screen)
    tab.period.year.setValue(2025)
    tab.period.part.setCurrentIndex(0)
    tab.kind.setCurrentIndex(tab.kind.findData(NoticeKind.AWARD))
    screen.settle()
    tab.table.selectRow(0)
    folder = tmp_path / "papers"
    folder.mkdir()
    tab.papers.save_each_to(folder)
    screen.settle()
    assert tab.line.banner.words.text() == "Files written: 1."
    (file,) = folder.iterdir()
    with desk.database.read() as connection:
        (row,) = notices.rows(connection, tab.table.chosen_ids())
    assert file.name == f"{row.number}.pdf"


def test_work_goes_on_when_the_page_is_left(
    qtbot: QtBot,
    heads_screen: Screen,
    context: Context,
    window: MainWindow,
    head: Desk,
    grown_up: list[Application],
) -> None:
    listed: IssueList[terminations.Proposal] = to_issue(heads_screen).terminations
    press(listed.all_button)
    told: list[str] = []
    context.told.connect(lambda kind, words: told.append(f"{kind} {words}"))
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    heads_screen.settle()
    (asked,) = heads_screen.window.findChildren(ConfirmingPage)
    press(asked.act_button)
    window.open(places.SETTINGS)
    heads_screen.settle()
    assert len(issued(head, NoticeKind.TERMINATION)) == 4
    assert "good Issued: 4." in told


def test_a_signed_notice_names_who_prepared_it(
    heads_screen: Screen, desk: Desk, head: Desk, grown_up: list[Application]
) -> None:
    terminations.prepare(desk, terminations.proposals(desk, Month(2026, 5))[0], LEFT_OUT)
    tab = to_sign(heads_screen)
    press(tab.sign_button)
    heads_screen.confirm()
    with head.database.read() as connection:
        (row,) = notices.rows(connection, tab.issued)
    assert "Орындаушы: Маман" in text_of(head, row)
