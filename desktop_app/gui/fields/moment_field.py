"""A moment: a day and a time by the clock."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fields.line import Line
from desktop_app.law.steps import N_
from desktop_app.services.errors import Slip
from desktop_app.translation import _


class MomentField(Field):
    """Day and time side by side under one name, to the minute."""

    def __init__(self, name: str) -> None:
        self.day = DayEdit()
        self.time = Line(5)
        self.time.setPlaceholderText("09:30")
        self.time.setFixedWidth(72)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        both.setFocusProxy(self.day)
        super().__init__(name, both)
        self.day.setAccessibleName(name)
        self.time.setAccessibleName(_("{name}: time").format(name=name))
        for edit in (self.day, self.time):
            edit.tell = self.show_slip
            edit.textChanged.connect(self._typed)

    def value(self) -> datetime | None:
        day = self.day.value()
        try:
            time = datetime.strptime(self.time.text().strip().replace(".", ":"), "%H:%M").time()
        except ValueError:
            return None
        return None if day is None else datetime.combine(day, time)

    def unread(self, slip_field: str) -> list[Slip]:
        """The slip at the field where the moment can't be read; else nothing."""
        if self.value() is not None:
            return []
        return [Slip(slip_field, N_("Write day and time as 21.11.2026 and 09:30."))]

    def set_value(self, moment: datetime) -> None:
        self.day.setText(f"{moment:%d.%m.%Y}")
        self.time.setText(f"{moment:%H:%M}")

    def content(self) -> list[str]:
        return [self.day.text(), self.time.text()]

    def restore(self, content: Any) -> None:
        day, time = content if isinstance(content, list) and len(content) == 2 else ("", "")
        self.day.setText(str(day))
        self.time.setText(str(time))
