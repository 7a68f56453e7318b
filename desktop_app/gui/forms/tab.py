"""The words of every notice in both languages: whose they are, and a way to change them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from desktop_app import wording
from desktop_app.documents import office_folder
from desktop_app.documents.forms.files import State
from desktop_app.gui.fit.row import Row
from desktop_app.gui.forms import words as form_words
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.table import fit
from desktop_app.services.forms import own_forms
from desktop_app.services.forms.own_forms import FormRow, OpenedForm, Overview
from desktop_app.translation import LANGUAGE_NAMES, LANGUAGES, _


class FormsTab(ListTab[FormRow]):
    """Reads the office's folder off the GUI thread: it may be far away."""

    def __init__(self, page: Page) -> None:
        columns = [
            Column[FormRow](_("Form"), lambda row: row.title),
            Column(
                _("Language"),
                lambda row: LANGUAGE_NAMES[row.language],
                width=fit(_("Language"), *LANGUAGE_NAMES.values()),
            ),
            Column(_("Act that it follows"), lambda row: row.act),
            Column(
                _("Since"),
                lambda row: wording.day(row.since),
                width=fit(_("Since"), "00.00.0000"),
            ),
            Column(
                _("State"),
                lambda row: form_words.state_words(row.state),
                width=fit(_("State"), *form_words.all_states()),
                colour=lambda row: form_words.state_colour(row.state),
            ),
        ]
        super().__init__(page, _("Forms"), columns)
        self.folder = label("", "quiet")
        self.elsewhere = Banner()
        self.of_row = Banner()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, self._folder_line())
        layout.insertWidget(1, self.elsewhere)
        layout.insertWidget(3, self.of_row)
        self.edit_button = button(
            _("Change the words…"), lambda: self.on_chosen(self.edit), icon="pencil", primary=True
        )
        self.offer(self.edit_button)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())

    def _folder_line(self) -> Row:
        row = Row()
        row.addWidget(self.folder, 1)
        self.open_button = button(_("Open the folder"), self._open_folder, icon="folder-open")
        self.choose_button = button(_("Another folder…"), self._choose_folder)
        row.addWidget(self.open_button)
        row.addWidget(self.choose_button)
        return row

    def refresh(self) -> None:
        folder = office_folder.path()
        words = _("The office's own words: {folder}").format(folder=folder or "–")
        self.folder.setText(words)
        self.open_button.setEnabled(folder is not None)
        self.context.act(own_forms.overview, self._page.while_here(self._show_found), changes=False)

    def _show_found(self, found: Overview) -> None:
        self.show_rows(dict(enumerate(found.forms)))
        other = map(form_words.problem_of_file, found.elsewhere)
        self.elsewhere.say("warn", "\n".join(other))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """What is wrong with the chosen form, or good to know about it."""
        row_id = self.table.selected_id()
        row = self.found.get(row_id) if row_id is not None else None
        self.edit_button.setEnabled(row is not None)
        if row is None:
            self.of_row.say("info", "")
            return
        lines = list(map(form_words.problem_words, row.problems))
        if row.state in (State.WRONG, State.OUT_OF_DATE):
            lines.append(_("Papers are printed in the program's words."))
            self.of_row.say("warn", "\n".join(lines))
        else:
            self.of_row.say("info", "\n".join(lines))

    def edit(self, row_id: int) -> None:
        row = self.found[row_id]
        self.context.act(
            lambda: {code: own_forms.opened(row.kind, code) for code in LANGUAGES},
            self._page.while_here(lambda forms: self._ask(row, forms)),
            changes=False,
        )

    def _ask(self, row: FormRow, forms: dict[str, OpenedForm]) -> None:
        from desktop_app.gui.forms.editor_dialog import FormDialog

        FormDialog(self, self.context, forms, row.language, row.title).open()

    def _open_folder(self) -> None:
        folder = office_folder.path()
        assert folder is not None

        def make() -> None:
            own_forms.make_folder(folder)

        def show(_none: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self.context.act(make, show, changes=False)

    def _choose_folder(self) -> None:
        before = office_folder.path() or Path.home()
        name = QFileDialog.getExistingDirectory(
            self, _("Folder of the office's own words"), str(before)
        )
        if name:
            self.context.forms_folder_chosen.emit(name)
