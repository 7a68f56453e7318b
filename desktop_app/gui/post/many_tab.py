"""Any list of issued papers, such as all awards of a quarter, as one PDF or one file each."""

from PySide6.QtWidgets import QVBoxLayout

from desktop_app import wording
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.table import fit
from desktop_app.gui.post.batch_line import BatchLine
from desktop_app.gui.post.batch_list import choose_all
from desktop_app.gui.post.many_papers import ManyPapers
from desktop_app.gui.registers.tab import RegisterTab
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.registers import PaperRow
from desktop_app.services.listing import Found
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.services.registers.lists import Papers
from desktop_app.translation import _

_MONTHS_BEGIN = 5
"""Where the months stand among the parts of a year: after the year itself and its quarters."""


class ManyPapersTab(RegisterTab[PaperRow]):
    """Kind and period above, the papers below; this month's to begin with."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _columns(),
            Papers,
            lambda notice_id: show_paper(self, self.context, notice_id),
            (_("Kind of paper"), [(kind, _(KIND_WORDS[kind])) for kind in NoticeKind]),
        )
        self.period.part.setCurrentIndex(_MONTHS_BEGIN + self.context.desk.today().month - 1)
        self.table.choose_many()
        self.table.setAccessibleName(_("Issued papers"))
        self.line = BatchLine(self.context)
        self.papers = ManyPapers(self.context, self.line, self._wanted)
        self.all_button = choose_all(self.table)
        foot = Row()
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        foot.addWidget(self.papers)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.line)
        layout.addLayout(foot)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def _wanted(self) -> list[int]:
        """The oldest first, as they were numbered."""
        return self.table.chosen_ids()[::-1]

    def _show(self, found: Found[PaperRow]) -> None:
        super()._show(found)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, every = len(self.table.chosen_ids()), self.table.rows.rowCount()
        words = _("Chosen: {count} of {all}")
        count = wording.number(chosen)
        self.count.setText(words.format(count=count, all=wording.number(every)))
        self.papers.setEnabled(bool(chosen) and not self.line.is_running)


def _columns() -> list[Column[PaperRow]]:
    return [
        Column(_("Number"), lambda row: row.number, width=fit(_("Number"), f"Ш-2026-{'0' * 5}")),
        Column(
            _("Issued"),
            lambda row: wording.moment(row.issued_at),
            width=fit(_("Issued"), "00.00.2026 00:00"),
        ),
        Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind])),
        Column(_("Child"), lambda row: row.child_name),
        Column(_("Issued by"), lambda row: row.issued_by),
    ]
