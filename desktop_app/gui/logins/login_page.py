"""Who enters, and with which password: shown in the window in the place of everything else."""

from PySide6.QtCore import Signal

from desktop_app import translation, wording
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.logins.slowed import Slowed
from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.services.explaining import is_of_database
from desktop_app.services.logins import entering
from desktop_app.services.logins.doors import Door
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.upgrading import how_far
from desktop_app.translation import _


class LoginPage(CardPage):
    """Names only: which role somebody has is known once they have entered."""

    entered = Signal(object, str)
    """A `Session`, and the password where it is a temporary one, to be changed at once."""
    recovery_wanted = Signal(int)
    """A worker has forgotten the password."""
    database_wanted = Signal()
    practice_wanted = Signal()
    failed = Signal(object)
    """The database can't be opened, whoever enters: the trouble."""

    def __init__(self, door: Door, chosen: str, pc: str, *, upgrades: bool = False) -> None:
        """``chosen`` is the name of who entered last on this PC."""
        super().__init__(_("Home education"))
        self._door, self._pc, self._upgrades = door, pc, upgrades
        self.card.column.addWidget(label(door.shown_name, "quiet"))
        self.who = ChoiceField(_("Who enters"), door.names)
        self.password = PasswordField(_("Password"))
        self.waits = ProgressLine()
        self.slowed = Slowed(self.banner, self._show_ready)
        self.enter_button = button(_("Enter"), self.enter, primary=True)
        self.forgot_button = button(_("Enter with the recovery code…"), self._forgot)
        self.another_button = button(_("Another database…"), self.database_wanted.emit)
        for part in (self.who, self.password, self.banner, self.waits):
            self.card.column.addWidget(part)
        self.card.column.addWidget(self.enter_button)
        self.practice_button = button(_("Practise"), self.practice_wanted.emit)
        self.practice_button.setToolTip(_("No passwords and nobody real: no paper from it counts."))
        row = Row()
        for made in (self.forgot_button, self.another_button, self.practice_button):
            made.setFlat(True)
            row.addWidget(made)
        self.card.column.addLayout(row)
        acts_on_enter(self.password.edit, self.enter)
        named = [slot.worker for slot in door.slots if slot.name == chosen]
        if named:
            self.who.set_value(named[0])
        self.setFocusProxy(self.password.edit if named else self.who.box)
        self._is_trying = False

    def enter(self) -> None:
        """Off the GUI thread: each try costs a tenth of a second or more."""
        if self._is_trying or self.slowed.is_waiting:
            return
        worker, typed = self.who.value(), self.password.value()
        if not typed:
            self.banner.say("bad", _("Type the password."))
            self.password.edit.setFocus()
            return
        if not self.password.check():
            return
        self._is_trying = True
        self._show_ready()
        progress = self.waits.begin_unknown()
        progress.went_on.connect(self.show_upgrade)
        door, pc, upgrades = self._door, self._pc, self._upgrades
        try_it(
            self,
            lambda: entering.enter(
                door, worker, typed, pc=pc, upgrades=upgrades, progress=progress
            ),
            lambda session: self._enter(session, typed),
            self._refused,
            Session.end,
        )

    def _enter(self, session: Session, typed: str) -> None:
        self.password.clear()
        self.waits.hide()
        self.entered.emit(session, typed if session.temporary else "")

    def show_upgrade(self, done: int, count: int) -> None:
        self.banner.say("info", wording.step(how_far(done, count), translation.current()))

    def _refused(self, error: Exception) -> None:
        if is_of_database(error):
            self.failed.emit(error)
            return
        self._is_trying = False
        self.waits.hide()
        self.password.clear()
        self._show_ready()
        self.password.edit.setFocus()
        self.slowed.tell(error)

    def _show_ready(self) -> None:
        self.enter_button.setEnabled(not self._is_trying and not self.slowed.is_waiting)

    def _forgot(self) -> None:
        self.recovery_wanted.emit(self.who.value())
