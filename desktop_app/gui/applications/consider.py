"""The head sets the class and the language of instruction (R-6)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.words import choices
from desktop_app.records.applications import Application
from desktop_app.records.kinds import InstructionLanguage, PaperLanguage
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.applications import home_education
from desktop_app.translation import _


class ConsiderDialog(AskDialog):
    """Asks for class and language; the papers' language is offered first."""

    def __init__(self, parent: QWidget, context: Context, application: Application) -> None:
        super().__init__(
            parent,
            context,
            _("Class and language of instruction"),
            _("Set"),
            _("The head determines both from the documents (R-6)."),
        )
        self.application = application
        self.class_name = TextField(_("Class"), most=20, placeholder="5 А")
        self.language = ChoiceField(_("Language of instruction"), choices(InstructionLanguage))
        if application.class_name:
            self.class_name.set_value(application.class_name)
        if application.instruction_language:
            self.language.set_value(
                meaning_of(InstructionLanguage, application.instruction_language)
            )
        elif application.language is PaperLanguage.RUSSIAN:
            self.language.set_value(InstructionLanguage.RUSSIAN)
        self.class_name.explain(Asked.CLASS)
        self.language.explain(Asked.CLASS)
        self.add("class_name", self.class_name)
        self.add("instruction_language", self.language)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Application]:
        desk, application = self.context.desk, self.application
        class_name = self.class_name.value()
        language = InstructionLanguage(self.language.value())
        return lambda: home_education.consider(desk, application, class_name, language)
