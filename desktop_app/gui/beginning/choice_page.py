"""There is no office at this place yet: begin one, open one, or practise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.parts.pieces import button, label
from desktop_app.translation import _


class ChoicePage(CardPage):
    begin_wanted = Signal()
    backup_wanted = Signal()
    database_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, place: str, *, is_file: bool = True) -> None:
        """Whoever looks after a server restores it: only what is a file is restored here."""
        super().__init__(_("Welcome"), width=560)
        self.card.column.addWidget(label(place, "quiet"))
        self.begin_button = button(_("Begin a new office"), self.begin_wanted.emit, primary=True)
        self.open_button = button(
            _("Open an office that is there…"), self.database_wanted.emit, icon="folder-open"
        )
        self.backup_button = button(
            _("Restore a backup…"), self.backup_wanted.emit, icon="hard-drive"
        )
        self.practice_button = button(
            _("Practise with an invented office"),
            self.practice_wanted.emit,
            icon="graduation-cap",
        )
        told = (
            _("Its name, a school, who works there, and passwords. It takes ten minutes."),
            _("Its database is on this PC or on the office's server."),
            _("After a change of PC or of its disk: all of it, from a USB stick or folder."),
            _("No passwords and nobody real: no paper from it counts."),
        )
        for made, words in zip(self.buttons, told, strict=True):
            made.setAccessibleDescription(words)
            if is_file or made is not self.backup_button:
                self.card.column.addWidget(made)
                self.card.column.addWidget(label(words, "quiet"))
        self.card.column.addWidget(self.banner)
        self.setFocusProxy(self.begin_button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return (self.begin_button, self.open_button, self.backup_button, self.practice_button)
