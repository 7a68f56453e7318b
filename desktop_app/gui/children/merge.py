"""Two records of one person made into one, and taken apart: shown in rows, months and money."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import wording
from desktop_app.gui.awards.effect import EffectView
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.people.looks_alike import side_by_side
from desktop_app.gui.reading import Reading
from desktop_app.law.steps import Step, as_is
from desktop_app.records.people import Person
from desktop_app.services.cases import merging
from desktop_app.services.cases.merging import Joined, Proposed
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _

ROWS = {
    "applications.child_id": N_("applications for the child: {count}"),
    "applications.applicant_id": N_("applications as applicant: {count}"),
    "certificates.child_id": N_("certificates: {count}"),
    "decisions.child_id": N_("decisions for the child: {count}"),
    "decisions.payee_id": N_("decisions as payee: {count}"),
    "events.child_id": N_("events: {count}"),
    "debts.child_id": N_("debts: {count}"),
    "complaints.child_id": N_("complaints: {count}"),
    "messages.child_id": N_("messages about the child: {count}"),
    "messages.parent_id": N_("messages to the parent: {count}"),
    "notices.child_id": N_("papers: {count}"),
    "approvals.child_id": N_("papers to be signed: {count}"),
    "payee_ends.person_id": N_("ends of a payee's rights: {count}"),
    "people.merged_into": N_("records made into one before: {count}"),
}
"""What moves, in words."""

_GIVES_UP = N_(
    "{payee}: an earlier award keeps months of this one, from {first} to {last}: {count}"
)


class MergeDialog(AskDialog):
    """Shows both sides and what follows; the head chooses which record goes on, and says why."""

    is_for_good = True

    def __init__(self, parent: QWidget, context: Context, one: Person, other: Person) -> None:
        super().__init__(
            parent,
            context,
            _("Make two records of one person into one"),
            _("Make one record"),
            _("Until the next sheet is approved it can be taken apart again."),
        )
        self.setMinimumWidth(820)
        self.people = {one.id: one, other.id: other}
        self.reading = Reading(context, self)
        self._shown: Proposed | None = None
        sides = QGridLayout()
        sides.setHorizontalSpacing(14)
        side_by_side(sides, (_("On file"), one), (_("Looks the same"), other))
        self.body.addLayout(sides)
        self.kept = ChoiceField(
            _("The record that goes on"),
            [(each.id, f"{each.full_name}, {each.iin}") for each in (one, other)],
        )
        self.add("kept", self.kept)
        self.moves = label("", "quiet")
        self.body.addWidget(self.moves)
        self.view = EffectView(context)
        self.view.setMinimumHeight(160)
        self.body.addWidget(self.view, 1)
        self.fill()
        self.why = ParagraphField(_("How it is known that they are one person"), lines=2)
        self.add("why", self.why)
        self.kept.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what follows, where the other record goes on."""
        self._shown = None
        self.view.say(_("One moment…"))
        kept = int(self.kept.value() or 0)
        (gone,) = [each for each in self.people if each != kept]
        desk = self.context.desk
        self.reading.ask(lambda: merging.propose(desk, kept, gone), self._show_what_follows)

    def _show_what_follows(self, shown: Proposed) -> None:
        self._shown = shown
        told = [_(ROWS[name]).format(count=count) for name, count in shown.rows.items()]
        self.moves.setText(_("Moves: {what}").format(what="; ".join(told)) if told else "")
        steps = tuple(
            Step(
                _GIVES_UP,
                "D-3",
                {
                    "payee": as_is(each.payee_name),
                    "count": len(each.months),
                    "first": each.months[0],
                    "last": each.months[-1],
                },
            )
            for each in shown.given_up
        )
        self.view.show_effect((*steps, *shown.waiting, *shown.as_payee), shown.effect)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], int]:
        desk, shown, why = self.context.desk, self._shown, self.why.value()
        if shown is None:
            raise EntryError(Slip("kept", N_("Wait until it is shown what follows.")))
        return lambda: merging.merge(desk, shown, why)


class TakeApartDialog(AskDialog):
    """Two records again, with the reason."""

    def __init__(self, parent: QWidget, context: Context, joined: Joined) -> None:
        words = _("On {date} the record {iin} was made part of this one: {why}").format(
            date=wording.day(joined.merge.recorded_at.date()),
            iin=joined.gone.iin or joined.gone.full_name,
            why=joined.merge.why,
        )
        super().__init__(parent, context, _("Take the records apart"), _("Take apart"), words)
        self.joined = joined
        self.why = ParagraphField(_("Why they are two people after all"), lines=2)
        self.add("why", self.why)
        if joined.too_late is not None:
            self.banner.say("warn", context.words(joined.too_late))
            self.accept_button.setEnabled(False)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, merge_id, why = self.context.desk, self.joined.merge.id, self.why.value()
        return lambda: merging.take_apart(desk, merge_id, why)
