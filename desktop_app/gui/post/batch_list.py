"""A list whose chosen rows are worked through in one go, and the papers that come of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app import wording
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button, label, line
from desktop_app.gui.parts.table import Table
from desktop_app.gui.post.batch_line import BatchLine
from desktop_app.gui.post.many_papers import ManyPapers
from desktop_app.records.acts import Act
from desktop_app.services.papers.foreseen import ActAt, foresee_all
from desktop_app.services.post.batches import Outcome, Progress, Stopped
from desktop_app.translation import _

P = TypeVar("P")
_NARROWEST = 110
_MOST_SHOWN = 10
"""Of many papers that are issued together: one sees that they are what was meant."""


def choose_all(table: Table) -> QPushButton:
    made = button(_("Choose all"), table.selectAll, icon="check")
    made.setToolTip(_("Several at once: with Ctrl or Shift; all of them: Ctrl+A"))
    return made


class BatchList(QWidget, Generic[P]):
    """What is ``found`` and the papers ``issued`` last; each list lays out its parts itself."""

    def __init__(self, page: Page, name: str, columns: Sequence[Column[P]]) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self.found: list[P] = []
        self.model = PagedModel(columns, self.fetch, self)
        self.table = Table(self.model, self.open_row)
        self.table.choose_many()
        self.table.setAccessibleName(name)
        self.table.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_chosen())
        self.nothing = label("", "quiet")
        self.line = BatchLine(self.context)
        self.issued: list[int] = []
        self.papers = ManyPapers(self.context, self.line, lambda: self.issued)
        self.papers.hide()

    def foot(self, *acts: QPushButton) -> Row:
        self.all_button = choose_all(self.table)
        self.chosen = line()
        self.chosen.setProperty("role", "quiet")
        row = Row()
        row.addWidget(self.all_button)
        row.addWidget(self.chosen)
        row.addStretch(1)
        for each in acts:
            row.addWidget(each)
        return row

    @property
    def is_head(self) -> bool:
        return self.context.desk.may(Act.SIGN)

    def open_row(self, index: int) -> None:
        raise NotImplementedError

    def fetch(self, places: list[int]) -> Sequence[P]:
        """The rows at these places of the list."""
        return [self.found[place] for place in places]

    @property
    def count(self) -> int:
        """How many are in the list."""
        return self.model.rowCount()

    def chosen_rows(self) -> list[P]:
        return [self.found[index] for index in self.table.chosen_ids()]

    def show_found(self, found: list[P]) -> None:
        self.found = found
        self.show_places(len(found))

    def show_places(self, count: int, rows: Mapping[int, P] | None = None) -> None:
        """So many; ``rows`` are at hand already, by their places."""
        self.table.show_ids(list(range(count)), rows=rows)
        self.table.setVisible(bool(count))
        self.nothing.setHidden(bool(count))

    def show_chosen(self) -> None:
        """How many are chosen; each list adds what can be done with them."""
        chosen, every = len(self.table.chosen_ids()), self.count
        words = _("Chosen: {count} of {all}")
        self.chosen.setText(words.format(count=wording.number(chosen), all=wording.number(every)))
        self.all_button.setEnabled(bool(every) and not self.line.is_running)

    def confirm_first(
        self, named: str, words: str, acts: Sequence[ActAt], go: Callable[[], None]
    ) -> None:
        """Go on once the first of the papers were seen; where nothing is issued, at once."""
        if not acts or self.line.is_running:
            return
        look = partial(foresee_all, acts=acts, most=_MOST_SHOWN, title=named)
        confirm_at_once(self, self.context, Consequence(named, words, None, look=look, go=go))

    def work_through(
        self,
        count: int,
        work: Callable[[Progress, Stopped], Outcome[Any]],
        done: Callable[[Outcome[Any]], tuple[str, str]],
    ) -> None:
        """One after the other; what was done stays when it is stopped."""
        if not count or self.line.is_running:
            return
        self.issued = []
        self.papers.hide()
        self.line.run(count, work, done, ended=self._ended)
        self.show_chosen()

    def _ended(self) -> None:
        self.papers.setVisible(bool(self.issued))
        self.show_chosen()
