"""Recording that a text was held against the act it rests on."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.comparisons import Watched
from desktop_app.services.law_values import law_watch
from desktop_app.translation import _


class ComparedDialog(AskDialog):
    """Names the text, its act and where that is published; asks for the edition."""

    def __init__(self, parent: QWidget, context: Context, watched: Watched) -> None:
        super().__init__(
            parent, context, _("Compared with its act"), _("Compared today"), what_it_is(watched)
        )
        self.watched = watched
        self.edition = TextField(_("Edition it was compared with"), most=120)
        self.edition.set_value(watched.edition)
        self.note = TextField(_("What was found"), most=300)
        self.add("edition", self.edition)
        self.add("note", self.note)
        self.ask(self._act_of_comparing)

    def _act_of_comparing(self) -> Callable[[], None]:
        edition, note = self.edition.value(), self.note.value()
        return lambda: law_watch.compare(self.context.desk, self.watched.subject, edition, note)


def what_it_is(watched: Watched) -> str:
    language = translation.current()
    parts = (watched.name, watched.act, watched.published)
    words = dict.fromkeys(wording.value(part, language) for part in parts)
    return "\n".join(filter(None, words))
