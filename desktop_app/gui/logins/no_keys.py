"""The file with the office's keys is not beside its database: nobody can enter."""

from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.gui.fit.row import Row
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.parts.pieces import button, facts, label
from desktop_app.keys.files import ring_file
from desktop_app.translation import _


class NoKeysPage(CardPage):
    """Which file lacks, where it should lie, and where it is still to be found."""

    again_wanted = Signal()
    backup_wanted = Signal()
    database_wanted = Signal()

    def __init__(self, database: Path) -> None:
        super().__init__(_("The file with the keys is not there"), width=640)
        lacking = ring_file(database)
        words = _(
            "The database is encrypted, and what opens it lies in a file of its own beside it. "
            "Nothing is lost: every backup has that file, too."
        )
        self.card.column.addWidget(label(words))
        told = [(_("File"), lacking.name), (_("Folder"), str(lacking.parent))]
        self.card.column.addLayout(facts(told))
        steps = _(
            "Put it back there under the same name, from the newest backup or from where it was "
            "moved to, and try again. Or open a backup as a whole."
        )
        self.card.column.addWidget(label(steps))
        row = Row()
        self.again_button = button(_("Try again"), self.again_wanted.emit, primary=True)
        self.backup_button = button(_("Open a backup…"), self.backup_wanted.emit, icon="hard-drive")
        self.another_button = button(_("Another database…"), self.database_wanted.emit)
        for made in (self.again_button, self.backup_button, self.another_button):
            row.addWidget(made)
        row.addStretch(1)
        self.card.column.addLayout(row)
        self.setFocusProxy(self.again_button)
