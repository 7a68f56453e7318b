"""What was found in an old register: cell by cell, all of it or one kind alone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import clear
from desktop_app.gui.parts.table import Table, fit
from desktop_app.records.imports import Finding, Severity
from desktop_app.services.importing.words import SEVERITY_WORDS
from desktop_app.translation import _

_COLOURS = theme.Named(
    {
        Severity.WRONG: "bad",
        Severity.ASKED: "bad",
        Severity.LEFT_OUT: "quiet",
        Severity.CORRECTED: "warn",
        Severity.NOTED: "accent",
    }
)


class FindingsView(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.findings: Sequence[Finding] = ()
        self.table: Table | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 6)
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("What to show"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.currentIndexChanged.connect(lambda _index: self._show())
        row = Row()
        row.addWidget(self.filter)
        row.addStretch(1)
        column.addLayout(row)
        self._table_place = QVBoxLayout()
        column.addLayout(self._table_place, 1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.filter.blockSignals(True)
        self.filter.clear()
        counted = wording.number(len(findings))
        self.filter.addItem(_("Everything: {count}").format(count=counted), "")
        for severity in Severity:
            count = sum(each.severity is severity for each in findings)
            if count:
                words = _(SEVERITY_WORDS[severity])
                self.filter.addItem(f"{words}: {wording.number(count)}", severity.value)
        self.filter.blockSignals(False)
        self._show()

    def _show(self) -> None:
        wanted = self.filter.currentData()
        rows = [each for each in self.findings if wanted in ("", each.severity)]
        columns: list[Column[Finding]] = [
            Column(_("Sheet"), lambda each: each.sheet, width=150),
            Column(_("Cell"), lambda each: each.place, width=fit(_("Cell"), "AA50000")),
            Column(
                _("Kind"),
                lambda each: _(SEVERITY_WORDS[each.severity]),
                width=fit(_("Kind"), *map(_, SEVERITY_WORDS.values())),
                colour=lambda each: _COLOURS[each.severity],
            ),
            Column(_("What was found"), lambda each: self.context.words(each.step)),
        ]
        clear(self._table_place)
        self.table = Table(rows_model(columns, rows, self))
        self.table.setAccessibleName(_("What was found"))
        self._table_place.addWidget(self.table, 1)
