"""How much waits of each kind: one click lists it, or opens the page where it is done."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.children.alike_line import AlikeLine
from desktop_app.gui.context import Context
from desktop_app.gui.debts.overdue_line import InstalmentsOverdueLine
from desktop_app.gui.law_values.law_watch_line import LawWatchLine
from desktop_app.gui.parts.pieces import Card, literal
from desktop_app.gui.post.to_deliver_line import ToDeliverLine
from desktop_app.gui.post.to_sign_line import ToSignLine
from desktop_app.gui.today.words import heading
from desktop_app.services.today.first_screen import Today
from desktop_app.services.today.queue import PARTS, Chosen, Queue
from desktop_app.translation import _


class KindsCard(Card):
    """Kinds of which nothing waits are not shown."""

    chosen = Signal(object)
    """Another part of the queue is to be listed, a `Chosen`."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Waiting"))
        self.column.setSpacing(0)
        self._group = QButtonGroup(self)
        self.choices: Mapping[Chosen, QPushButton] = {each: self._choice(each) for each in PARTS}
        self.to_sign, self.to_deliver = ToSignLine(context), ToDeliverLine(context)
        self.instalments = InstalmentsOverdueLine(context)
        self.alike, self.law_watch = AlikeLine(context), LawWatchLine(context)
        self.column.addSpacing(6)
        for line in (*self._counted(), self.law_watch):
            self.column.addWidget(line)

    def _counted(self) -> tuple[ToSignLine, ToDeliverLine, InstalmentsOverdueLine, AlikeLine]:
        return self.to_sign, self.to_deliver, self.instalments, self.alike

    def _choice(self, chosen: Chosen) -> QPushButton:
        made = QPushButton()
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("choice", True)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(chosen))
        self._group.addButton(made)
        self.column.addWidget(made)
        return made

    def show_counts(self, found: Today, chosen: Chosen) -> None:
        for each, made in self.choices.items():
            made.setChecked(each == chosen)
            self._show(made, found.queue, each)
        for line in self._counted():
            line.show_lines(found.lines)
        self.law_watch.refresh(found.law)

    def _show(self, made: QPushButton, queue: Queue, each: Chosen) -> None:
        count, late = queue.count(each), queue.late(each)
        words = f"{heading(each)}: {wording.number(count)}"
        made.setText(words)
        icon = ("triangle-alert", theme.BAD) if late else ("clock", theme.QUIET)
        made.setIcon(theme.icon(*icon))
        told = _("{what}, late: {count}").format(what=words, count=wording.number(late))
        made.setAccessibleName(told if late else words)
        made.setToolTip(literal(told) if late else "")
        made.setVisible(bool(count) or each.kind is None or made.isChecked())
