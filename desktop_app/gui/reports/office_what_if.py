"""What if the MCI or the rate were another: the whole office, period by period, never saved."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.supposed_values import SupposedValues
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import show_slips
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.gui.parts.section import Section
from desktop_app.gui.reading import Reading
from desktop_app.services.errors import EntryError
from desktop_app.services.sums import what_if
from desktop_app.services.sums.every_child import children_to_count
from desktop_app.services.sums.what_if import OfficePeriod, OfficeSum
from desktop_app.translation import _


class OfficeWhatIfDialog(KeyedDialog):
    """``year`` is the one whose first day the fields begin with."""

    def __init__(self, parent: QWidget, context: Context, year: int) -> None:
        super().__init__(parent)
        self.context = context
        self.reading = Reading(context, self)
        self.setWindowTitle(_("What if…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.values = SupposedValues()
        self.values.mci_from.set_value(date(year, 1, 1))
        self.unsaved = Banner()
        self.unsaved.say("info", _("A trial: nothing of this is saved, and no payment changes."))
        self.banner = Banner()
        self.count_button = button(_("Count"), self.count, primary=True)
        self.main_button = self.count_button
        self.progress = ProgressLine()
        self.table = _table()
        self.table.show_rows(())
        close = button(_("Close"), self.accept)
        asking = Row()
        asking.addWidget(self.values, 1)
        asking.addWidget(self.count_button, 0, Qt.AlignmentFlag.AlignBottom)
        foot = Row()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.addWidget(self.unsaved)
        column.addLayout(asking)
        column.addWidget(self.progress)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(940, 560)

    def start(self) -> None:
        self.values.mci.editor.setFocus()
        self.open()

    def count(self) -> None:
        """Count every child off the GUI thread."""
        self.banner.say("info", "")
        try:
            supposed = self.values.suppositions()
        except EntryError as error:
            self._slips(error)
            return
        if not supposed:
            self.banner.say("warn", _("Enter an MCI or a rate, and the day from which it is."))
            return
        desk = self.context.desk
        self.count_button.setEnabled(False)

        def count(children: int) -> None:
            progress = self.progress.begin(children)
            self.reading.ask(
                lambda: what_if.for_office(desk, supposed, progress),
                show,
                slips=slips,
                failed=failed,
            )

        def show(found: list[OfficePeriod]) -> None:
            self._done()
            self.table.show_rows(found)

        def slips(error: EntryError) -> None:
            self._done()
            self._slips(error)

        def failed(words: str) -> None:
            self._done()
            self.banner.say("bad", words)

        self.reading.ask(lambda: children_to_count(desk), count, failed=failed)

    def _done(self) -> None:
        self.progress.hide()
        self.count_button.setEnabled(True)

    def _slips(self, error: EntryError) -> None:
        show_slips(self.context, error, self.values.fields, self.banner)


def _sum(found: OfficeSum) -> str:
    return _("not known") if found.tenge is None else wording.tenge(found.tenge)


def _change(row: OfficePeriod) -> str:
    if row.now.tenge is None or row.then.tenge is None:
        return _("not known")
    change = row.then.tenge - row.now.tenge
    sign = "+" if change > 0 else "−" if change else ""
    return f"{sign}{wording.tenge(abs(change))}"


def _table() -> Section[OfficePeriod]:
    language = translation.current()
    return Section(
        _("What if…"),
        [
            Column(_("Period"), lambda row: wording.period(row.period, language)),
            Column(
                _("Children"),
                lambda row: wording.number(max(row.now.children, row.then.children)),
                True,
                width=100,
            ),
            Column(_("Now"), lambda row: _sum(row.now), True, width=170),
            Column(_("Would be"), lambda row: _sum(row.then), True, width=170),
            Column(_("Change"), _change, True, width=170),
        ],
        _("Enter an MCI or a rate, and the day from which it is."),
    )
