"""Many papers as one PDF: printed together, each of them has been printed."""

from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.papers.as_one_pdf import ManyPapersDialog
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PrintingWay
from desktop_app.services.desk import Desk
from desktop_app.services.papers import on_file
from desktop_app.storage.post import printings
from tests.gui.patient_window import settle
from tests.gui.seen import seen


def test_each_of_them_was_printed_with_the_others(
    qtbot: QtBot, context: Context, desk: Desk, paper: NoticeRow, long_paper: NoticeRow
) -> None:
    _found, pdf = on_file.with_its_pages(desk, paper.id)
    ids = [paper.id, long_paper.id]
    dialog = ManyPapersDialog(seen(qtbot), context, "Хабарламалар", "all.pdf", pdf, ids)
    dialog.open()
    assert dialog.document.pageCount() >= 1
    with desk.database.read() as connection:
        assert printings.of_notice(connection, paper.id) == []
    dialog.keep(PrintingWay.PRINTER, 3)
    settle(context)
    with desk.database.read() as connection:
        kept = [printings.of_notice(connection, notice_id) for notice_id in ids]
    assert [len(each) for each in kept] == [1, 1]
    dialog.close()
