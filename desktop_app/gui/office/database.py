"""Which database the office works on: a file on this PC, or a PostgreSQL server."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import button, label
from desktop_app.services.explaining import message_of
from desktop_app.services.leaving import why_not_there
from desktop_app.services.office import server
from desktop_app.settings import DATABASE_ENDINGS
from desktop_app.translation import _


class DatabaseDialog(KeyedDialog):
    """Asks for the place; whether it can be opened is told where it is opened."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, place: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Choose a database"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(620)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        words = _(
            "Alone on one PC: a file on this PC, which is made if it is not there. Several PCs: "
            "the address of the office's server, postgresql://user@server/name."
        )
        column.addWidget(label(words))
        line = Row()
        self.place = TextField(_("File or address"), most=1_000)
        self.place.set_value(server.shown(place))
        line.addWidget(self.place, 1)
        line.addWidget(button(_("Browse…"), self._browse, icon="folder-open"))
        column.addLayout(line)
        self.password = TextField(_("Password of the server"))
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        hint = _(
            "Once is enough: it is kept in the system's own store of passwords, and nowhere else."
        )
        self.password.show_hint(hint)
        column.addWidget(self.password)
        self.place.changed.connect(self._ask_for_password)
        self._ask_for_password()
        row = Row()
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        self.open_button = button(_("Open"), self._open, primary=True)
        self.main_button = self.open_button
        row.addWidget(self.open_button)
        column.addLayout(row)
        self.place.edit.setFocus()

    def _ask_for_password(self) -> None:
        """A file has none here."""
        self.password.setVisible("://" in self.place.value())

    def _browse(self) -> None:
        folder = str(Path(self.place.value()).parent)
        name, _kind = QFileDialog.getSaveFileName(
            self,
            _("Choose a database"),
            folder,
            _files(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self.place.set_value(
                str(path if path.suffix else path.with_suffix(DATABASE_ENDINGS[0]))
            )

    def _open(self) -> None:
        place = self.place.value()
        if not place:
            self.place.show_slip(_("Name a file or an address."))
            return
        wrong = why_not_there(place)
        if wrong is not None:
            self.place.show_slip(wording.step(wrong, translation.current()))
            return
        try:
            place = server.settled(place, self.password.content())
        except Exception as error:  # told at the field where it is known
            told = message_of(error, translation.current())
            if told is None:
                raise
            self.place.show_slip(told)
            return
        self.chosen.emit(place)
        self.accept()


def _files() -> str:
    """What the dialog of files shows: databases, or whatever is there."""
    endings = " ".join(f"*{ending}" for ending in DATABASE_ENDINGS)
    kinds = ((_("Databases"), endings), (_("All files"), "*"))
    return ";;".join(f"{words} ({shown})" for words, shown in kinds)
