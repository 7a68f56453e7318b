"""What the acts on a file share: done once, shown or told, and read again also after trouble."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.papers.acts import Acts
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.gui.places import Place
from desktop_app.law.steps import N_
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from tests.gui.patient_window import settle
from tests.gui.seen import seen


def _page(qtbot: QtBot) -> tuple[QWidget, QWidget]:
    """A page, and what is next on it."""
    page, card = QWidget(), QFrame()
    card.setObjectName("next")
    QVBoxLayout(page).addWidget(card)
    seen(qtbot, page)
    return page, card


def test_what_is_next_is_done_once_and_its_paper_shown(
    qtbot: QtBot, context: Context, paper: NoticeRow
) -> None:
    page, card = _page(qtbot)
    changed: list[str] = []
    context.changed.connect(lambda: changed.append("read again"))
    Acts(page, context).confirm("Named", "Do it", lambda _desk: paper)
    assert not card.isEnabled()
    settle(context)
    (shown,) = page.window().findChildren(IssuedPaperDialog)
    assert shown.found.row.id == paper.id
    assert changed == ["read again"]


def test_after_trouble_it_is_told_and_the_page_is_read_again(
    qtbot: QtBot, context: Context
) -> None:
    page, _card = _page(qtbot)
    heard: list[str] = []
    context.told.connect(lambda kind, words: heard.append(f"{kind}: {words}"))
    context.changed.connect(lambda: heard.append("read again"))

    def act(_desk: Desk) -> NoticeRow:
        raise Trouble(N_("The payout has changed since it was drawn up."))

    Acts(page, context).confirm("Named", "Do it", act)
    settle(context)
    assert heard == ["bad: The payout has changed since it was drawn up.", "read again"]


def test_the_way_to_all_that_waits(qtbot: QtBot, context: Context) -> None:
    page, _card = _page(qtbot)
    went: list[Place] = []
    context.went.connect(went.append)
    Acts(page, context).open_to_sign()
    assert went == [places.TO_SIGN]


def test_a_paper_is_not_shown_over_a_window_that_has_gone(
    qtbot: QtBot, context: Context, paper: NoticeRow
) -> None:
    page = QWidget()
    Acts(page, context).show(paper)
    gone = qtbot.waitSignal(page.destroyed)
    page.deleteLater()
    gone.wait()
    settle(context)
    assert not context.is_busy
