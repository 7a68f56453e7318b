"""What a change of an award means, shown before it is made: months, money, clauses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import clear, label
from desktop_app.gui.parts.steps import StepsView
from desktop_app.law.steps import Step
from desktop_app.services.awards.effect_on_sums import Effect, PeriodEffect
from desktop_app.translation import _

ARROW = " \N{RIGHTWARDS ARROW} "


def before_and_after(before: int, after: int) -> str:
    """``31 456 ₸ → 20 971 ₸``, or one sum where nothing changes; a dash for nothing."""
    if before == after:
        return wording.tenge(after) if after else "–"
    return wording.tenge(before) + ARROW + wording.tenge(after)


class EffectView(QScrollArea):
    """Scrolls where the window is low; says what to fill in while nothing is known."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("What it means"))
        self.setMinimumHeight(300)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(8)
        self.setWidget(inner)
        self.texts: list[str] = []
        """What is shown, line by line."""

    def say(self, words: str) -> None:
        """Words instead of an effect."""
        self._begin()
        self._line(words, "quiet")
        self._column.addStretch(1)

    def show_effect(
        self, steps: Sequence[Step], effect: Effect, months: tuple[int, int] | None = None
    ) -> None:
        """``months`` are the numbers of school months before and after, where one award changes."""
        self._begin()
        heading = label(_("What it means"), "heading")
        self._column.addWidget(heading)
        if months is not None:
            before, after = months
            counted = str(after) if before == after else f"{before}{ARROW}{after}"
            self._line(_("School months: {months}").format(months=counted))
        self._totals(effect)
        if effect.periods:
            self._column.addWidget(self._table(effect.periods))
        else:
            self._line(_("No sum changes."), "quiet")
        if effect.unknown is not None:
            self._line(self.context.words(effect.unknown), "warning")
        self.texts += [self.context.words(step) for step in steps]
        self._column.addWidget(StepsView(self.context, steps))
        self._column.addStretch(1)

    def _begin(self) -> None:
        clear(self._column)
        self.texts = []

    def _line(self, words: str, role: str = "") -> QLabel:
        self.texts.append(words)
        made = label(words, role)
        if words == _("Paid"):
            made.setToolTip(_("Paid, less what came back"))
        self._column.addWidget(made)
        return made

    def _totals(self, effect: Effect) -> None:
        due = before_and_after(effect.due_before, effect.due_after)
        self._line(_("Due now: {sum}").format(sum=due))
        if effect.overpaid_before or effect.overpaid_after:
            over = before_and_after(effect.overpaid_before, effect.overpaid_after)
            made = self._line(_("Overpaid, to be returned (D-9): {sum}").format(sum=over))
            if effect.overpaid_after:
                made.setStyleSheet(f"color: {theme.BAD}; font-weight: 600;")

    def _table(self, periods: Sequence[PeriodEffect]) -> QWidget:
        several = len({row.payee_name for row in periods}) > 1
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        names = [
            _("Period"),
            _("Entitled"),
            _("Paid"),
            _("Due"),
            _("Overpaid"),
        ]
        if several:
            names.insert(1, _("Payee"))
        for column, name in enumerate(names):
            right = name not in (_("Period"), _("Payee"))
            self._cell(grid, 0, column, name, right, "quiet")
        for number, row in enumerate(periods, 1):
            cells = _cells(row, several)
            self.texts.append(" | ".join(cells))
            for column, words in enumerate(cells):
                self._cell(grid, number, column, words, column > several)
        grid.setColumnStretch(1 if several else 0, 1)
        return table

    @staticmethod
    def _cell(
        grid: QGridLayout, row: int, column: int, words: str, right: bool, role: str = ""
    ) -> None:
        made = label(words, role)
        made.setWordWrap(column == 1 and not right)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        made.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(made, row, column)


def _cells(row: PeriodEffect, several: bool) -> list[str]:
    before, after = row.before, row.after
    cells = [
        wording.period(row.period, translation.current()),
        before_and_after(before.entitled, after.entitled),
        before_and_after(before.paid, after.paid),
        before_and_after(before.due, after.due),
        before_and_after(before.overpaid, after.overpaid),
    ]
    if several:
        cells.insert(1, row.payee_name)
    return cells
