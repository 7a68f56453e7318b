"""What is next for a child: the open application, a new one, an event or a certificate."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop_app import wording
from desktop_app.gui import award_papers, places
from desktop_app.gui.award_papers import said
from desktop_app.gui.context import Context
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Card, button, clear, label
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Service
from desktop_app.records.people import Person
from desktop_app.services.awards import payee_ends
from desktop_app.services.children.file import ChildFile
from desktop_app.translation import _


class ChildNextCard(Card):
    """``button`` is what is next, where the keyboard stands on coming here and after an act."""

    def __init__(
        self,
        context: Context,
        record_event: Callable[[], None],
        record_certificate: Callable[[], None],
        allow_without_iin: Callable[[Person], None],
    ) -> None:
        super().__init__(_("What is next"))
        self.context = context
        self._allow_without_iin = allow_without_iin
        self.button: QPushButton | None = None
        self.words = label("", "quiet")
        self.column.addWidget(self.words)
        self.buttons = QVBoxLayout()
        self.column.addLayout(self.buttons)
        self.event_button = button(_("Record an event"), record_event, icon="file-x")
        self.certificate_button = button(
            _(award_papers.RECORD), record_certificate, icon="file-check"
        )
        self.column.addWidget(self.event_button)
        self.column.addWidget(self.certificate_button)
        self.column.addStretch(1)

    def show_file(self, file: ChildFile) -> None:
        focused = self.button is None or self.button.hasFocus()
        self.button = None
        clear(self.buttons)
        self.certificate_button.setText(said(file.paper, award_papers.RECORD))
        open_one = file.open_application()
        told = ""
        if open_one is not None:
            self.button = button(
                _("Open application {number}").format(number=open_one.number),
                lambda: self.context.go(places.case(open_one.id)),
                primary=True,
                icon="folder-open",
            )
            self.buttons.addWidget(self.button)
        may_apply = file.open_application(Service.REIMBURSEMENT) is None and file.died_on is None
        if may_apply:
            apply = button(
                _("New reimbursement application"),
                lambda: self.context.go(places.reimbursement_for(file.person.id)),
                primary=open_one is None,
                icon="plus",
            )
            allow(apply, self.context.desk, Act.REGISTER_APPLICATION)
            self.buttons.addWidget(apply)
            if open_one is None:
                self.button = apply
            told = _before_applying(file)
        told = self._of_payee(file) or told
        for person in file.without_iin:
            if not person.paid_without_iin and file.award is not None:
                self._offer_to_allow(person)
        if focused and self.button is not None:
            self.button.show()
            self.button.setFocus()
        self.words.setText(told)
        self.words.setVisible(bool(told))

    def _offer_to_allow(self, person: Person) -> None:
        """Payment waits for an IIN, unless the head allows it."""
        made = button(
            _("Allow payment without the IIN…"),
            lambda: self._allow_without_iin(person),
            icon="check",
        )
        allow(made, self.context.desk, Act.ALLOW_WITHOUT_IIN)
        self.buttons.addWidget(made)

    def _of_payee(self, file: ChildFile) -> str:
        """Where nothing is paid through the payee any more, another one applies."""
        award = file.award
        end = file.payee_ends.get(award.row.decision_id) if award is not None else None
        return self.context.words(payee_ends.told(end)) if end is not None else ""


def _before_applying(file: ChildFile) -> str:
    """What to know before a reimbursement is applied for."""
    days = [each.last_day for each in file.certificates if each.kind is file.paper]
    if not days:
        return said(file.paper, award_papers.NONE_YET)
    if max(days) < file.today:
        return said(file.paper, award_papers.LAST_ENDED).format(date=wording.day(max(days)))
    return ""
