"""The payout of one period as a workbook: what is paid, how it was counted, and what proves it.

`workbook_payout`, `workbook_lists` and `workbook_control` say what stands on the sheets,
`workbook_stream` gets their rows into the file. An office may have a layout of its own for the
sheet that is signed, see `workbook_layout`.
"""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

from desktop_app.documents.payouts import layout_files
from desktop_app.documents.payouts.control import Sheets, control_part
from desktop_app.documents.payouts.layout_results import elsewhere
from desktop_app.documents.payouts.lists import calculation_part, changes_part, not_paid_part
from desktop_app.documents.payouts.look import Paper
from desktop_app.documents.payouts.own_layout import layout_part
from desktop_app.documents.payouts.payment_sheet import payout_part
from desktop_app.documents.payouts.sheet import PayoutSheet
from desktop_app.documents.workbooks.sheets import describe
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.translation import translator


def _unheard(_done: int, _count: int) -> None:
    """Where nobody waits to be told."""


def write(sheet: PayoutSheet, path: Path, progress: Callable[[int, int], None] = _unheard) -> None:
    """Write the workbook in the sheet's language, whole or not at all.

    ``progress`` is told of how many rows how many are written; what it raises leaves no file.

    Raises OSError when it cannot be written; the file that was there stays as it was. On Windows
    that is PermissionError when it is open in Excel.
    """
    layout = layout_files.find(sheet.language)
    book = load_workbook(layout.path) if layout else Workbook()
    paper = Paper(sheet, book, Styles.of(book), translator(sheet.language).gettext)
    describe(book, title=paper.title, office=paper.office, language=paper.language)
    payout, payout_places = layout_part(paper, layout) if layout else payout_part(paper)
    results = elsewhere(list(payout.rows), book, layout.title) if layout else {}
    calculation, calculation_places = calculation_part(paper)
    changes, changes_places = changes_part(paper)
    not_paid, not_paid_places = not_paid_part(paper)
    sheets = Sheets(payout_places, calculation_places, changes_places, not_paid_places)
    control = control_part(paper, sheets)
    parts = [payout, calculation, changes, not_paid, control]
    count = sum(part.grid.end for part in parts)
    save(book, parts, path, results, lambda done: progress(done, count))
