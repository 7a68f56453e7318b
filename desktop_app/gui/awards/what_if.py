"""What if: payments of one child under suppositions, seen at once and never saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.award_papers import ENDS_ON, said
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TickField
from desktop_app.gui.fields.supposed_values import SupposedValues
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import show_slips
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.steps_pane import StepsPane
from desktop_app.gui.reading import Reading
from desktop_app.law.quarters import Month
from desktop_app.law.suppositions import (
    AppliedOn,
    CertificateUntil,
    DisabilityUntil,
    Supposition,
    died,
    in_institution,
)
from desktop_app.records.decisions import AwardRow
from desktop_app.records.people import Person
from desktop_app.services.errors import EntryError
from desktop_app.services.sums import what_if
from desktop_app.services.sums.what_if import ChildWhatIf, Compared
from desktop_app.translation import _

_PAUSE = 200  # milliseconds after the last key, so that typing is never held up


class WhatIfDialog(KeyedDialog):
    """What is supposed on the left; on the right each period as it is and as it would be."""

    def __init__(
        self, parent: QWidget, context: Context, child: Person, awards: list[AwardRow]
    ) -> None:
        super().__init__(parent)
        self.context, self.child_id = context, child.id
        self.reading = Reading(context, self)
        self.found: ChildWhatIf | None = None
        self.setWindowTitle(_("What if…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.awards = awards
        row = Row()
        row.setSpacing(18)
        row.addWidget(self._supposed())
        row.addLayout(self._result(child.full_name), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.addLayout(row, 1)
        column.addLayout(self._foot())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.count)
        for field in self.fields.values():
            field.changed.connect(self._pause.start)
        window = parent.window().size()
        self.resize(min(1300, window.width() - 40), min(720, window.height() - 40))

    def start(self) -> None:
        self.count()
        self.certificate.editor.setFocus()
        self.open()

    # The parts

    def _supposed(self) -> QScrollArea:
        chosen = what_if.award_for(self.awards, self.context.desk.today())
        self.award = ChoiceField(_("Award"), [(a.decision_id, _named(a)) for a in self.awards])
        self.award.set_value(chosen.decision_id)
        self.award.setVisible(len(self.awards) > 1)
        self.certificate = DayField(said(chosen.facts.paper, ENDS_ON))
        self.disability = DayField(_("The disability term ends on"))
        self.indefinite = TickField(_("The disability is indefinite"))
        self.applied = DayField(_("Applied on"))
        self.since = DayField(_("In a state institution since"))
        self.until = DayField(_("until"))
        self.died = DayField(_("The child died on"))
        self.values = SupposedValues()
        self.fields: dict[str, Field] = {
            "award": self.award,
            "certificate": self.certificate,
            "disability": self.disability,
            "indefinite": self.indefinite,
            "applied": self.applied,
            "since": self.since,
            "until": self.until,
            "died": self.died,
            **self.values.fields,
        }
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        wide = (self.award, self.certificate, self.applied, self.disability, self.indefinite)
        for number, field in enumerate(wide):
            grid.addWidget(field, number, 0, 1, 2)
        grid.addWidget(self.since, 5, 0)
        grid.addWidget(self.until, 5, 1)
        grid.addWidget(self.died, 6, 0, 1, 2)
        grid.addWidget(self.values, 7, 0, 1, 2)
        grid.setRowStretch(8, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(_("What is supposed"))
        scroll.setWidget(inner)
        scroll.setFixedWidth(max(350, inner.minimumSizeHint().width() + 24))
        return scroll

    def _result(self, child_name: str) -> QVBoxLayout:
        self.unsaved = Banner()
        self.unsaved.say("info", _("A trial: nothing of this is saved, and no payment changes."))
        self.banner = Banner()
        self.months = label()
        self.table = _table()
        self.table.table.selectionModel().currentRowChanged.connect(self._show_steps)
        self.now = StepsPane(self.context, _("As it is"))
        self.then = StepsPane(self.context, _("As it would be"))
        beside = Row()
        beside.setSpacing(18)
        beside.addWidget(self.now, 1)
        beside.addWidget(self.then, 1)
        column = QVBoxLayout()
        column.addWidget(label(child_name, "heading"))
        for widget in (self.unsaved, self.banner, self.months):
            column.addWidget(widget)
        column.addWidget(self.table, 3)
        column.addLayout(beside, 4)
        return column

    def _foot(self) -> Row:
        row = Row()
        self.clear_button = button(_("Suppose nothing"), self.clear, icon="undo-2")
        close = button(_("Close"), self.accept)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # What is supposed, and what follows

    def suppositions(self) -> list[Supposition]:
        """Everything that is filled in; a value that is half filled in is said at its field."""
        found: list[Supposition] = []
        days: list[tuple[DayField, Callable[[Any], Supposition]]] = [
            (self.certificate, CertificateUntil),
            (self.disability, DisabilityUntil),
            (self.applied, AppliedOn),
            (self.since, lambda day: in_institution(day, self.until.value())),
            (self.died, died),
        ]
        for field, made in days:
            if (day := field.value()) is not None:
                found.append(made(day))
        if self.indefinite.value():
            found.append(DisabilityUntil(None))
        try:
            found.extend(self.values.suppositions())
        except EntryError as error:
            self._slips(error)
        return found

    def count(self) -> None:
        """Show what follows from what is supposed now."""
        self._pause.stop()
        self.banner.say("info", "")
        desk, child_id, award = self.context.desk, self.child_id, int(self.award.value() or 0)
        supposed = self.suppositions()
        self.reading.ask(
            lambda: what_if.for_child(desk, child_id, supposed, award),
            self._show,
            slips=self._slips,
            failed=lambda words: self.banner.say("bad", words),
        )

    def _slips(self, error: EntryError) -> None:
        """At their fields; the keyboard stays where somebody is typing."""
        chosen = self.focusWidget()
        show_slips(self.context, error, self.fields, self.banner)
        if chosen is not None:
            chosen.setFocus()

    def clear(self) -> None:
        for field in self.fields.values():
            if field is not self.award:
                field.restore("")
        self.count()

    def _show(self, found: ChildWhatIf) -> None:
        self.found = found
        if found.unknown is not None:
            self.banner.say("warn", self.context.words(found.unknown))
        parts = (
            (_("Months lost: {months}"), found.lost),
            (_("Months gained: {months}"), found.gained),
        )
        said = [words.format(months=_listed(months)) for words, months in parts if months]
        self.months.setText("  ·  ".join(said) or _("No month is lost or gained."))
        self.table.show_rows(found.periods)
        self._choose_what_changes()
        self._show_steps()

    def _choose_what_changes(self) -> None:
        """The first period that would change, unless the chosen one does."""
        chosen: Compared | None = self.table.selected() if self.table.rows else None
        changed = [number for number, row in enumerate(self.table.rows) if row.change]
        if changed and chosen is not None and not chosen.change:
            self.table.table.selectRow(changed[0])

    def _show_steps(self) -> None:
        row: Compared | None = self.table.selected() if self.table.rows else None
        not_known = _("A value of the law is not known for this period.")
        self.now.show_steps(row.now.steps if row and row.now else (), not_known)
        self.then.show_steps(row.then.steps if row and row.then else (), not_known)


def _named(award: AwardRow) -> str:
    language = translation.current()
    months = [wording.month(m, language) if m else "–" for m in (award.first, award.last)]
    return f"{' – '.join(months)}, {award.payee_name}"


def _listed(months: tuple[Month, ...]) -> str:
    return ", ".join(wording.month(month, translation.current()) for month in months)


def _sum(tenge: int | None) -> str:
    if tenge is None:
        return _("not known")
    return wording.tenge(tenge) if tenge else "–"


def _change(row: Compared) -> str:
    change = row.change
    if not change:
        return _("not known") if change is None else "–"
    return f"{'+' if change > 0 else '−'}{wording.tenge(abs(change))}"


def _change_colour(row: Compared) -> str | None:
    if not row.change:
        return None
    return theme.GOOD if row.change > 0 else theme.BAD


def _table() -> Section[Compared]:
    language = translation.current()
    return Section(
        _("What if…"),
        [
            Column(_("Period"), lambda row: wording.period(row.period, language)),
            Column(_("Now"), lambda r: _sum(r.now.entitled if r.now else None), True, width=98),
            Column(
                _("Would be"),
                lambda row: _sum(row.then.entitled if row.then else None),
                True,
                width=98,
            ),
            Column(_("Change"), _change, True, _change_colour, width=105),
            Column(
                _("Paid"),
                lambda row: _sum(row.paid),
                True,
                tip=lambda _row: _("Paid, less what came back"),
                width=98,
            ),
            Column(_("Then due"), lambda r: _sum(r.then.due if r.then else None), True, width=98),
            Column(
                _("Then overpaid"),
                lambda row: _sum(row.then.overpaid if row.then else None),
                True,
                lambda row: theme.BAD if row.then and row.then.overpaid else None,
                width=125,
            ),
        ],
        _("No award was known then."),
    )
