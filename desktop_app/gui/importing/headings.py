"""The columns of a workbook, and what each of them is: matched by itself or chosen by hand."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from desktop_app import translation
from desktop_app.documents.importing.columns import register_columns
from desktop_app.gui.parts.pieces import label
from desktop_app.law.steps import as_is
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import Matched, paid_periods
from desktop_app.translation import _
from desktop_app.wording import value

_SIDE_BY_SIDE = 2


class HeadingsChooser(QScrollArea):
    """A box beside each heading; `chosen` follows when somebody changes one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.boxes: dict[int, QComboBox] = {}

    def show_headings(self, matched: Matched, today: date) -> None:
        """A column of sums can be of any period that has begun by ``today``."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(14)
        self.boxes = {}
        columns, unsaid = _choices(), matched.unsaid
        for number, heading in enumerate(matched.headings):
            row, side = divmod(number, _SIDE_BY_SIDE)
            name = label(heading.name)
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, row, side * 2)
            box = QComboBox()
            box.setAccessibleName(heading.name)
            if heading in unsaid:
                box.addItem(_("say what this is"), None)
            box.addItem(_("left out"), "")
            for code, words in columns.items():
                box.addItem(words, code)
            own = [heading.code] if heading.code.startswith(PERIOD) else []
            of_sums = paid_periods(today, heading.text) if heading.holds_sums else []
            for code in own or of_sums:
                paid = _("paid for {period}").format(period=code.removeprefix(PERIOD))
                box.addItem(paid, code)
            if heading not in unsaid:
                box.setCurrentIndex(max(0, box.findData(heading.code)))
            box.activated.connect(lambda _index: self.chosen.emit())
            grid.addWidget(box, row, side * 2 + 1)
            self.boxes[heading.column] = box
        for side in range(_SIDE_BY_SIDE):
            grid.setColumnStretch(side * 2 + 1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)

    @property
    def codes(self) -> Mapping[int, str]:
        """What was chosen, by the column's place; without those of which nobody said it yet."""
        chosen = {column: box.currentData() for column, box in self.boxes.items()}
        return {column: str(code) for column, code in chosen.items() if code is not None}


def _choices() -> Mapping[str, str]:
    language = translation.current()
    found: dict[str, str] = {}
    for column in register_columns():
        english = as_is(column.english)
        found[column.code] = value(english if language == "en" else column.heading, language)
    return found
