"""A payee died or lost their rights: recorded once for all their children, or taken back (D-3)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.awards.act_document import ActDocumentFields
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.records.act_documents import ActKind
from desktop_app.records.decisions import AwardRow
from desktop_app.records.payee_ends import PayeeEnd, PayeeEndKind
from desktop_app.services.awards import payee_ends
from desktop_app.services.awards.payee_ends import Held
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _


class PayeeEndDialog(AskDialog):
    """Shows what is due to the payee now, child by child, before it is held."""

    def __init__(
        self, parent: QWidget, context: Context, award: AwardRow, held: Sequence[Held]
    ) -> None:
        words = _(
            "{payee} is paid until the month in which it happened, for every child of theirs. "
            "Then the other parent or guardian applies."
        ).format(payee=award.payee_name)
        due = [f"{each.child_name}: {wording.tenge(each.amount)}" for each in held]
        told = _("Due to them now: {sums}").format(sums="; ".join(due)) if due else ""
        super().__init__(
            parent,
            context,
            _("The payee died or lost their rights"),
            _("Record"),
            "\n\n".join(filter(None, (words, told))),
        )
        self.payee_id = award.payee_id
        self.kind = ChoiceField(
            _("What happened"),
            [(kind, _(payee_ends.KIND_WORDS[kind])) for kind in PayeeEndKind],
        )
        self.happened_on = DayField(_("Day"))
        self.document = ActDocumentFields(ActKind.DEATH)
        self.kind.explain(Asked.PAYEE)
        self.happened_on.explain(Asked.PAYEE)
        self.add("kind", self.kind)
        self.add("happened_on", self.happened_on)
        for name, field in self.document.by_name.items():
            self.add(name, field)
        self.kind.changed.connect(self._kind_chosen)

    def _kind_chosen(self) -> None:
        """A death is shown by its certificate, lost rights by a court's decision."""
        died = self.kind.value() == PayeeEndKind.DIED
        self.document.kind.set_value(ActKind.DEATH if died else ActKind.COURT)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, payee_id = self.context.desk, self.payee_id
        kind, document = PayeeEndKind(self.kind.value()), self.document.value()
        day = self.happened_on.value()
        if day is None:
            raise EntryError(Slip("happened_on", N_("Enter the day.")))
        happened_on = day
        return lambda: payee_ends.record(desk, payee_id, kind, happened_on, document)


def take_back(parent: QWidget, context: Context, payee: str, end: PayeeEnd) -> ReasonDialog:
    """Asks why what was recorded of a payee is taken back; the awards go on then."""
    desk = context.desk
    words = _("{payee}: {what}, {date}. Their awards go on as if it had not been.")
    return ReasonDialog(
        parent,
        context,
        _("Take back what was recorded of the payee"),
        _("Take back"),
        words.format(
            payee=payee,
            what=_(payee_ends.KIND_WORDS[end.kind]),
            date=wording.day(end.happened_on),
        ),
        lambda why: payee_ends.annul(desk, end.id, why),
    )
