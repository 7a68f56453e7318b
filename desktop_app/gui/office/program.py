"""The program itself: where the database, its settings and what is saved lie, and its version."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from desktop_app import __version__, paths, translation
from desktop_app.gui.dress.card import DressCard
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import folder_to_save_in
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, facts, label
from desktop_app.services.law_values import retention
from desktop_app.services.office import server
from desktop_app.services.office.upgrading import SCHEMA
from desktop_app.translation import _


class ProgramTab(QWidget):
    """Each folder that is on this PC has a button that opens it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)

    def refresh(self) -> None:
        clear(self.column)
        context = self._page.context
        database, current = context.desk.database, translation.current()
        folders = [
            (_("Settings and log"), paths.user_data()),
            (_("Saved files"), folder_to_save_in(context.settings)),
        ]
        card = Card()
        shown = facts(
            [
                (_("Language"), translation.LANGUAGE_NAMES.get(current, current)),
                (_("Version"), f"{__version__} (Qt {qVersion()})"),
                (_("Build"), paths.build() or _("from source")),
                (_("Version of the tables"), SCHEMA),
                (_("How long records are kept"), retention.shown(current)),
            ]
        )
        place = database.place if database.is_file else database.shown_name
        self._add(shown, 0, _("Database"), place, Path(place).parent if database.is_file else None)
        weaker = server.weaker_tls(database.place)
        if weaker is not None:
            warning = Banner()
            warning.say("warn", context.words(weaker))
            card.column.addWidget(warning)
        for row, (name, folder) in enumerate(folders, 1):
            self._add(shown, row, name, str(folder), folder)
        card.column.addLayout(shown)
        line = Row()
        line.addWidget(button(_("Another database…"), context.database_wanted.emit))
        self.licences_button = button(_("Licences of others…"), self._show_licences, icon="scale")
        line.addWidget(self.licences_button)
        line.addStretch(1)
        card.column.addLayout(line)
        hint = _("The language is changed below, on the right: KK or RU.")
        card.column.addWidget(label(hint, "quiet"))
        self.column.addWidget(card)
        self.dress = DressCard(context)
        self.column.addWidget(self.dress)
        self.column.addStretch(1)

    def _add(self, form: QFormLayout, row: int, name: str, shown: str, folder: Path | None) -> None:
        """A place with a button that opens its folder, if it is one on this PC."""
        head = label(name, "quiet")
        head.setWordWrap(False)
        line = Row()
        line.addWidget(label(shown), 1)
        if folder is not None:
            opened = button(_("Open the folder"), lambda: self._open(folder), icon="folder-open")
            opened.setAccessibleDescription(name)
            line.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
        form.insertRow(row, head, line)

    def _show_licences(self) -> None:
        from desktop_app.gui.office.licences import LicencesDialog

        LicencesDialog(self.window()).open()

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = _("The folder can't be opened here: {path}").format(path=folder)
            self._page.context.tell("warn", words)
