"""Somebody who is on file is found while one types their name or IIN."""

from PySide6.QtCore import QObject, QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.reading import Reading
from desktop_app.records.people import Person
from desktop_app.services.entry import known_of_child


class PeopleOnFile(QObject):
    """Offers people below the editors it is given; several editors share what was found."""

    picked = Signal(object)
    """A `Person` was chosen."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.reading = Reading(context, self)
        self._found: list[Person] = []
        self._names = QStringListModel(self)

    def offer_at(self, edit: QLineEdit) -> None:
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setMinimumWidth(460)
        completer.setPopup(popup)
        completer.setWidget(edit)
        completer.activated.connect(lambda _words: self._pick(popup.currentIndex().row()))
        edit.textEdited.connect(lambda text: self._search(edit, completer, text))

    def _search(self, edit: QLineEdit, completer: QCompleter, text: str) -> None:
        desk = self.context.desk
        self.reading.ask(
            lambda: known_of_child.find(desk, text),
            lambda found: self._offer(edit, completer, text, found),
        )

    def _offer(
        self, edit: QLineEdit, completer: QCompleter, text: str, found: list[Person]
    ) -> None:
        self._found = found
        self._names.setStringList([self._line(person) for person in self._found])
        known_whole = any(person.iin == text for person in self._found)
        if self._found and not known_whole and edit.hasFocus():
            completer.complete()
        elif (popup := completer.popup()) is not None:
            popup.hide()

    @staticmethod
    def _line(person: Person) -> str:
        parts = (person.full_name, person.iin, wording.day(person.birth_date))
        return " · ".join(part for part in parts if part)

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.picked.emit(self._found[row])
