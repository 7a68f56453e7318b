"""The password is forgotten: the printed code lets the administrator or the head in."""

from PySide6.QtCore import Signal

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.logins import papers
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.logins.code_card import CodeCard
from desktop_app.gui.logins.new_password import NewPassword
from desktop_app.gui.logins.slowed import Slowed, words_of
from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.services.errors import EntryError
from desktop_app.services.logins import recovery
from desktop_app.services.logins.doors import Door
from desktop_app.services.logins.sessions import Session
from desktop_app.settings import Settings
from desktop_app.translation import _

_WIDTH = 620


class RecoveryPage(CardPage):
    """The code is used up: a new one is printed and typed back before one goes on."""

    entered = Signal(object)
    """A `Session`."""
    given_up = Signal()

    def __init__(self, door: Door, worker_id: int, settings: Settings, pc: str) -> None:
        super().__init__(_("Enter with the recovery code"), width=_WIDTH)
        self._door, self._settings, self._pc = door, settings, pc
        self.session: Session | None = None
        self._made_code = ""
        told = _(
            "The administrator and the head enter with the printed code and choose a new password. "
            "Others ask the administrator for a new password."
        )
        self.told = label(told, "quiet")
        self.who = ChoiceField(_("Who enters"), door.names)
        self.who.set_value(worker_id)
        self.code = TextField(_("Recovery code"), most=80)
        self.new = NewPassword()
        self.slowed = Slowed(self.banner, self._show_ready)
        self.enter_button = button(_("Enter"), self.enter, primary=True)
        self.back_button = button(_("Back"), self.given_up.emit)
        self.asked = (self.told, self.who, self.code, self.new)
        for part in (*self.asked, self.banner):
            self.card.column.addWidget(part)
        row = Row()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.enter_button)
        self.card.column.addLayout(row)
        acts_on_enter(self.new.again.edit, self.enter)
        self.setFocusProxy(self.code.edit)
        self._is_trying = False

    def enter(self) -> None:
        if self._is_trying or self.slowed.is_waiting:
            return
        self.new.know(self.who.box.currentText())
        if not self.code.value():
            self.code.show_slip(_("Type the code from the paper."))
            self.code.edit.setFocus()
            return
        if not self.new.check():
            return
        self._is_trying = True
        self._show_ready()
        self.banner.say("info", "")
        door, pc, worker = self._door, self._pc, self.who.value()
        code, chosen = self.code.value(), self.new.value()
        try_it(
            self,
            lambda: recovery.recover(door, code, worker, chosen, pc=pc),
            self._recovered,
            self._refused,
            lambda made: made[0].end(),
        )

    def _refused(self, error: Exception) -> None:
        self._is_trying = False
        self._show_ready()
        if isinstance(error, EntryError) and error.slips[0].field == "password":
            self.new.show_slip(words_of(error))
        elif isinstance(error, EntryError) and error.slips[0].field == "code":
            self.code.show_slip(words_of(error))
            self.code.edit.setFocus()
        else:
            self.slowed.tell(error)

    def _recovered(self, made: tuple[Session, str]) -> None:
        """The code of before is worthless now."""
        session, code = made
        self.session, self._made_code = session, code
        self._is_trying = False
        context = Context(session.own, self._settings)
        for part in self.asked:
            part.hide()
        self.card_of_code = CodeCard(code, lambda: papers.show_code(self, context, session, code))
        self.card.column.insertWidget(1, self.card_of_code)
        self.card_of_code.entered.connect(self._go_on)
        self.back_button.hide()
        self.enter_button.setText(_("Begin to work"))
        self.enter_button.clicked.disconnect()
        self.enter_button.clicked.connect(self._go_on)
        self.enter_button.setEnabled(True)
        self.card_of_code.setFocus()

    @property
    def is_writing(self) -> bool:
        """Whether what comes of it can't be shown anywhere else."""
        return self._is_trying

    def again(self) -> "RecoveryPage":
        """In the language that was chosen meanwhile: a code that was made is shown once more."""
        made = RecoveryPage(self._door, self.who.value(), self._settings, self._pc)
        made.code.set_value(self.code.value())
        if self.session is not None:
            made._recovered((self.session, self._made_code))
        return made

    def _go_on(self) -> None:
        if self.card_of_code.check():
            self.entered.emit(self.session)

    def _show_ready(self) -> None:
        self.enter_button.setEnabled(not self._is_trying and not self.slowed.is_waiting)
