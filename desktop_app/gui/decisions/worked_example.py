"""The worked example beside a decision that is being typed: what two children would get."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.award_papers import EXAMPLE, said
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Banner, clear, label
from desktop_app.gui.parts.steps import StepsView
from desktop_app.gui.parts.table import Table, fit
from desktop_app.law.steps import Step
from desktop_app.services.decisions.worked_example import ExamplePeriod, WorkedExample
from desktop_app.translation import _

_CHILDREN = 2


class WorkedExampleView(QWidget):
    """The sums of each payment period; below, the steps of the one that is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.example: WorkedExample | None = None
        self.setMinimumWidth(theme.scaled(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("A worked example"), "heading"))
        self.words = label("", "quiet")
        column.addWidget(self.words)
        self.missing = Banner()
        column.addWidget(self.missing)
        self.model = PagedModel(self._columns(), self._rows, self)
        self.table = Table(self.model, lambda _row: None)
        self.table.setAccessibleName(_("A worked example"))
        column.addWidget(self.table)
        self.totals = label()
        column.addWidget(self.totals)
        self.read_so = label(_("How the decision is read"), "heading")
        self.readings = label()
        self.readings.setWordWrap(True)
        column.addWidget(self.read_so)
        column.addWidget(self.readings)
        self.inner = QWidget()
        self.steps = QVBoxLayout(self.inner)
        self.steps.setContentsMargins(0, 0, 8, 0)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("How the sums of the chosen period come about"))
        self.area.setWidget(self.inner)
        column.addWidget(self.area, 1)
        self.table.selectionModel().currentRowChanged.connect(self._show_steps)

    def _columns(self) -> list[Column[ExamplePeriod]]:
        language = translation.current()
        columns = [
            Column[ExamplePeriod](
                _("Period"), lambda row: _capital(wording.period(row.period, language))
            )
        ]
        for child in range(_CHILDREN):
            heading = _("Child {number}").format(number=child + 1)
            columns.append(
                Column(
                    heading,
                    lambda row, child=child: _sum(row.sums[child].amount),  # type: ignore[misc]
                    right=True,
                    width=fit(heading, wording.tenge(100_000), _("not known")),
                )
            )
        return columns

    def _rows(self, places: list[int]) -> list[ExamplePeriod]:
        assert self.example is not None
        return [self.example.periods[place] for place in places]

    def show_example(self, example: WorkedExample) -> None:
        """Show other sums, keeping the place in the list."""
        kept = max(self.table.currentIndex().row(), 0)
        self.example = example
        first, second = (wording.day(day) for day in example.applied)
        words = said(example.paper, EXAMPLE)
        certificate = example.certificate
        self.words.setText(
            words.format(
                begins=wording.day(certificate.first_day),
                ends=wording.day(certificate.last_day),
                first=first,
                second=second,
            )
        )
        missing = example.missing[:1]
        self.missing.say("warn", " ".join(map(self.context.words, missing)))
        self.model.show(list(range(len(example.periods))))
        self.table.fit_rows(5)
        self.table.setVisible(bool(example.periods))
        total = _("In the school year: {first} and {second}")
        sums = [_sum(amount) for amount in example.totals]
        self.totals.setText("" if missing else total.format(first=sums[0], second=sums[1]))
        self.totals.setHidden(bool(missing))
        self._say_readings([f"– {self.context.words(step)}" for step in example.readings])
        if example.periods:
            row = min(kept, len(example.periods) - 1)
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._show_steps()

    def _say_readings(self, lines: list[str]) -> None:
        """What each reading of the decision gives, or nothing without its heading (D-4, D-5)."""
        self.readings.setText("\n".join(lines))
        self.read_so.setVisible(bool(lines))

    def say(self, words: str) -> None:
        """Why there is no example yet."""
        self.example = None
        self.words.setText(words)
        self.missing.say("warn", "")
        self.model.show([])
        self.table.hide()
        self.totals.hide()
        self._say_readings([])
        self._show_steps()

    def _show_steps(self, *_rows: object) -> None:
        clear(self.steps)
        row = self.table.currentIndex().row()
        if self.example is not None and 0 <= row < len(self.example.periods):
            for place, one in enumerate(self.example.periods[row].sums):
                heading = _("Child {number}").format(number=place + 1)
                self._add_steps(f"{heading}: {_sum(one.amount)}", one.steps)
        self.steps.addStretch(1)

    def _add_steps(self, heading: str, steps: tuple[Step, ...]) -> None:
        self.steps.addWidget(label(heading, "heading"))
        self.steps.addWidget(StepsView(self.context, steps, clauses=False))


def _sum(amount: int | None) -> str:
    return _("not known") if amount is None else wording.tenge(amount)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
