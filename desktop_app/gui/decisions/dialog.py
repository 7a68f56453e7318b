"""A maslikhat's decision is entered, beside a worked example that follows what is typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.decisions.entry_fields import DecisionFields
from desktop_app.gui.decisions.worked_example import WorkedExampleView
from desktop_app.gui.fields.entries import connect_all
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import Banner
from desktop_app.law.in_force import InForce
from desktop_app.law.profile import DecisionProfile
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions.effect_on_paid import Effect
from desktop_app.services.decisions.entry import DecisionEntry, counted_values
from desktop_app.services.decisions.in_force import EffectUnseenError
from desktop_app.services.decisions.worked_example import worked_example
from desktop_app.services.errors import EntryError
from desktop_app.translation import _

_WIDTH, _HEIGHT = 1240, 700
_MARGIN = 40


class DecisionProfileDialog(AskDialog):
    """Begins from ``profile``: the decision before it, or an example of another district's.

    The worked example is counted with ``mci``.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        profile: DecisionProfile,
        mci: InForce[int],
        *,
        bodies: tuple[str, str] = ("", ""),
        is_example: bool = False,
    ) -> None:
        super().__init__(parent, context, _("New decision on reimbursement"), _("Save"))
        self._mci = mci
        self._seen: Effect | None = None
        self.form = DecisionFields(profile, bodies, context.desk.today())
        self.fields = self.form.fields
        self.example = WorkedExampleView(context)
        if is_example:
            note = Banner()
            words = _(
                "Begun from an example, which is in force nowhere: "
                "make everything as your decision says."
            )
            note.say("warn", words)
            self.column.insertWidget(0, note)
        sides = Row()
        sides.setSpacing(18)
        sides.addWidget(self._scrolled(), 6)
        sides.addWidget(self.example, 5)
        self.fill(grows=False)
        self.body.addLayout(sides, 1)
        available = self.screen().availableGeometry()
        self.resize(
            min(_WIDTH, available.width() - _MARGIN), min(_HEIGHT, available.height() - _MARGIN)
        )
        connect_all(self.fields.values(), self._typed)
        self._typed()
        self.form.number.editor.setFocus()
        self.ask(self._work)

    def _scrolled(self) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.windowTitle())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self.area.setWidget(inner)
        # Wide enough for the terms as well, which are hidden until somebody pays by them.
        widest = max(
            inner.minimumSizeHint().width(), self.form.terms.minimumSizeHint().width() + 10
        )
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.area.setMinimumWidth(widest + bar)
        return self.area

    def _typed(self) -> None:
        """Count the example again; what was confirmed no longer holds."""
        self._seen = None
        self.accept_button.setText(_("Save"))
        try:
            profile = counted_values(self.form.entry())
        except EntryError as error:
            self.example.say(" ".join(self.context.words(slip.step) for slip in error.slips))
            return
        today = self.context.desk.today()
        self.example.show_example(worked_example(profile, self._mci, today))

    def _work(self) -> Callable[[], Effect | None]:
        desk, entry, seen = self.context.desk, self.form.entry(), self._seen

        def work() -> Effect | None:
            return _entered(lambda: profiles.enter(desk, entry, seen))

        return work

    def _finished(self, result: Any) -> None:
        """Saved, or first to be confirmed: what follows for the periods that are paid."""
        if not isinstance(result, Effect):
            super()._finished(result)
            return
        if not isValid(self):  # gone meanwhile, with the session of whoever typed in it
            self.context.tell("warn", self.context.words(result.step))
            return
        self._seen = result
        self.banner.say("warn", self.context.words(result.step))
        self.accept_button.setText(_("Save all the same"))
        self._set_doing(doing=False)

    def _show(self, error: EntryError) -> None:
        super()._show(error)
        first = next((slip.field for slip in error.slips if slip.field in self.fields), None)
        if first is not None:
            self.area.ensureWidgetVisible(self.fields[first])

    def entry(self) -> DecisionEntry:
        """What is typed; EntryError where a day is not one."""
        return self.form.entry()


def _entered(enter: Callable[[], None]) -> Effect | None:
    try:
        enter()
    except EffectUnseenError as unseen:
        return unseen.effect
    return None
