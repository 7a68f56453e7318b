"""Two records of one school made into one: shown in rows before it is done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.people.looks_alike import side_by_side
from desktop_app.gui.reading import Reading
from desktop_app.records.acts import Act
from desktop_app.records.people import Provider
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.office import schools
from desktop_app.services.office.schools import Joining
from desktop_app.translation import N_, _

ROWS = {
    "applications.provider_id": N_("applications: {count}"),
    "requests.provider_id": N_("requests: {count}"),
    "certificates.provider_id": N_("certificates: {count}"),
    "complaints.provider_id": N_("complaints: {count}"),
    "messages.provider_id": N_("messages: {count}"),
}
"""What moves, in words."""


class JoinSchoolsDialog(AskDialog):
    """Shows both sides and what follows; the head chooses which record goes on, and says why."""

    def __init__(self, parent: QWidget, context: Context, one: Provider, other: Provider) -> None:
        super().__init__(
            parent,
            context,
            _("Make two records of one school into one"),
            _("Make one record"),
            _("It can't be taken apart again. The record that is gone is offered no more."),
        )
        self.setMinimumWidth(720)
        self.schools = {one.id: one, other.id: other}
        self.reading = Reading(context, self)
        self._shown: Joining | None = None
        sides = QGridLayout()
        sides.setHorizontalSpacing(14)
        side_by_side(sides, (_("On file"), one), (_("Looks the same"), other))
        self.body.addLayout(sides)
        language = translation.current()
        self.kept = ChoiceField(
            _("The record that goes on"), [(each.id, each.named(language)) for each in (one, other)]
        )
        self.add("kept", self.kept)
        self.moves = label("", "quiet")
        self.body.addWidget(self.moves)
        self.why = ParagraphField(_("How it is known that they are one school"), lines=2)
        self.add("why", self.why)
        allow(self.accept_button, context.desk, Act.JOIN_SCHOOLS)
        self.kept.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what follows, where the other record goes on."""
        self._shown = None
        kept = int(self.kept.value() or 0)
        (gone,) = [each for each in self.schools if each != kept]
        desk = self.context.desk
        self.reading.ask(lambda: schools.propose(desk, kept, gone), self._show_what_follows)

    def _show_what_follows(self, shown: Joining) -> None:
        self._shown = shown
        told = [_(ROWS[name]).format(count=count) for name, count in shown.rows.items()]
        nothing = _("Nothing on file refers to the record that is gone.")
        self.moves.setText(_("Moves: {what}").format(what="; ".join(told)) if told else nothing)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, shown, why = self.context.desk, self._shown, self.why.value()
        if shown is None:
            raise EntryError(Slip("kept", N_("Wait until it is shown what follows.")))
        return lambda: schools.join(desk, shown, why)
