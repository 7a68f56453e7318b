"""On which sheet of a workbook the register stands, and in which row its headings end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import label
from desktop_app.services.importing.register import Register
from desktop_app.translation import _


class SheetChooser(QWidget):
    """`chosen` follows when somebody changes one of the two: the sheet and its row, from 1."""

    chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet of the register"))
        self.row = QSpinBox()
        self.row.setAccessibleName(_("Last row of the headings"))
        self.row.setKeyboardTracking(False)
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (_("Sheet of the register"), self.sheets),
            (_("Last row of the headings"), self.row),
        ):
            name = label(words)
            name.setWordWrap(False)
            row.addWidget(name)
            row.addWidget(field)
        row.addStretch(1)
        self.sheets.activated.connect(lambda _index: self._tell(1))
        self.row.valueChanged.connect(self._tell)

    def show_register(self, register: Register) -> None:
        """What was found of itself, or chosen before."""
        for each in (self.sheets, self.row):
            each.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems([sheet.name for sheet in register.book.cells.sheets])
        self.sheets.setCurrentText(register.matched.sheet.name)
        self.row.setRange(1, max(1, len(register.matched.sheet.rows)))
        self.row.setValue(register.matched.row + 1)
        for each in (self.sheets, self.row):
            each.blockSignals(False)

    def _tell(self, row: int) -> None:
        self.chosen.emit(self.sheets.currentText(), row)
