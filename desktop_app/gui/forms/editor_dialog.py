"""A form is edited: its words at the left, a paper with invented data at the right as one types."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.documents.forms.field_words import FormField, form_fields
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.forms.aids import ChangesView, FieldTree, ProblemList
from desktop_app.gui.forms.editor import FormEditor
from desktop_app.gui.forms.paper_view import PaperView
from desktop_app.gui.forms.words import amounts
from desktop_app.gui.parts.allowed import whose
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.table import fit
from desktop_app.records.acts import Act
from desktop_app.services.forms import own_forms
from desktop_app.services.forms.own_forms import OpenedForm, Tried
from desktop_app.translation import LANGUAGE_NAMES, _

PAUSE = 400
"""Milliseconds after the last key until the words are tried."""


class FormDialog(KeyedDialog):
    """Both languages of one kind of notice; each is saved by itself."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        forms: dict[str, OpenedForm],
        language: str,
        title: str,
    ) -> None:
        super().__init__(parent)
        self.context, self.forms, self.language = context, forms, language
        self.kind = forms[language].kind
        self.setWindowTitle(_("Words of the form: {title}").format(title=title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_head = context.desk.may(Act.CHANGE_FORM)
        self._warned_of_loss = False
        self._is_trying = self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._try)
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.addLayout(self._toolbar())
        column.addWidget(self.banner)
        column.addWidget(self._parts(), 1)
        screen = self.screen().availableGeometry()
        self.resize(min(1340, screen.width() - 16), min(900, screen.height() - 50))
        self._show_language(language)

    # The parts

    def _toolbar(self) -> Row:
        row = Row()
        self.languages = QButtonGroup(self)
        for number, code in enumerate(self.forms):
            name = LANGUAGE_NAMES[code]
            choose = QPushButton(name)
            choose.setCheckable(True)
            choose.setProperty("language", True)
            choose.setAutoDefault(False)
            choose.setMinimumWidth(fit(name, name))
            choose.clicked.connect(partial(self._choose_language, code))
            self.languages.addButton(choose, number)
            row.addWidget(choose)
        row.addStretch(1)
        self.shipped_button = button(
            _("Back to the program's words"), self._back_to_shipped, icon="undo-2"
        )
        self.save_button = button(_("Save"), self._save, icon="save", primary=True)
        self.save_button.setShortcut("Ctrl+S")
        self.close_button = button(_("Close"), self.reject)
        for made in (self.shipped_button, self.close_button, self.save_button):
            row.addWidget(made)
        return row

    def _parts(self) -> QWidget:
        self.editors = {code: self._editor(form) for code, form in self.forms.items()}
        self._stack = QStackedWidget()
        for editor in self.editors.values():
            self._stack.addWidget(editor)
        self.problems = ProblemList(lambda line: self.editor.go_to(line))
        self._field_trees = QStackedWidget()
        self.fields = {
            code: FieldTree(form_fields(self.kind, code), self._put_in) for code in self.forms
        }
        for tree in self.fields.values():
            self._field_trees.addWidget(tree)
        self.aids = QTabWidget()
        self.aids.setDocumentMode(True)
        self.aids.addTab(self.problems, _("What is wrong"))
        self.aids.addTab(self._field_trees, _("Fields of the form"))
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self._stack)
        left.addWidget(self._with_head_button(self.aids))
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 1)
        left.setSizes([420, 190])
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(self._shown())
        for part in (left, both):
            part.setChildrenCollapsible(False)
        both.setSizes([700, 620])
        return both

    def _editor(self, form: OpenedForm) -> FormEditor:
        editor = FormEditor(form.text)
        editor.setAccessibleName(LANGUAGE_NAMES[form.language])
        editor.setReadOnly(not self._is_head)
        editor.textChanged.connect(self._typed)
        return editor

    def _with_head_button(self, aids: QWidget) -> QWidget:
        """Out of date: the head of the program's form can be taken over at a click."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.age = Banner()
        self.head_button = button(_("Take over its head"), self._take_over_head, icon="check")
        self.age.extras.addWidget(self.head_button)
        column.addWidget(self.age)
        column.addWidget(aids, 1)
        return box

    def _shown(self) -> QWidget:
        self.view = PaperView()
        self.changes = ChangesView()
        self.amount = QComboBox()
        self.amount.setAccessibleName(_("Invented data"))
        for amount, words in amounts():
            self.amount.addItem(words, amount)
        self.amount.currentIndexChanged.connect(lambda _index: self._try())
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 6, 0, 0)
        row = Row()
        named = label(_("Invented data"), "quiet")
        named.setWordWrap(False)
        row.addWidget(named)
        row.addWidget(self.amount)
        row.addStretch(1)
        self.pages = label("", "quiet")
        self.pages.setWordWrap(False)
        row.addWidget(self.pages)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(preview, _("Preview"))
        tabs.addTab(self.changes, _("What changed"))
        self.shown = tabs
        return tabs

    # Typing

    @property
    def editor(self) -> FormEditor:
        return self.editors[self.language]

    @property
    def text(self) -> str:
        return self.editor.text()

    def is_changed(self, language: str) -> bool:
        return self.editors[language].text() != self.forms[language].text

    def _choose_language(self, language: str, _checked: bool = False) -> None:
        self._show_language(language)

    def _show_language(self, language: str) -> None:
        self.language = language
        number = list(self.forms).index(language)
        self.languages.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self._field_trees.setCurrentIndex(number)
        self._show_state()
        self._try()

    def _typed(self) -> None:
        self._warned_of_loss = False
        self.banner.say("info", "")
        self._show_state()
        self._timer.start()

    def _show_state(self) -> None:
        form = self.forms[self.language]
        self.save_button.setEnabled(self._is_head and self.is_changed(self.language))
        self.shipped_button.setEnabled(
            self._is_head and (form.stored is not None or self.text != form.shipped)
        )
        if not self._is_head:
            self.banner.say("info", whose(self.context.desk, Act.CHANGE_FORM))

    def _put_in(self, field: FormField) -> None:
        if self._is_head:
            self.editor.put_in(field.name, field.written)

    # Trying

    def _try(self) -> None:
        """Check and print off the GUI thread, one attempt at a time."""
        self._timer.stop()
        if self._is_trying:
            self._is_stale = True
            return
        self._is_trying, self._is_stale = True, False
        language, text, amount = self.language, self.text, self.amount.currentData()
        self.context.act(
            lambda: own_forms.tried(self.kind, language, text, amount),
            lambda tried: self._tried(tried, language, text),
            failed=self._not_tried,
            changes=False,
        )

    def _tried(self, tried: Tried, language: str, text: str) -> None:
        if not isValid(self):
            return
        self._is_trying = False
        if language == self.language:
            self._show(tried, text)
        if self._is_stale:
            self._try()

    def _not_tried(self, words: str) -> None:
        if isValid(self):
            self._is_trying = False
            self.banner.say("bad", words)

    def _show(self, tried: Tried, text: str) -> None:
        """The last good paper stays in sight while something is wrong."""
        self.problems.show_problems(tried.problems)
        count = len(tried.problems)
        name = _("What is wrong: {count}").format(count=count) if count else _("What is wrong")
        self.aids.setTabText(0, name)
        self.editor.mark(problem.line for problem in tried.problems)
        aged = _("The program's form follows another edition of the law. Compare the words.")
        self.age.say("warn", aged if tried.is_out_of_date else "")
        self.head_button.setEnabled(self._is_head)
        if tried.pdf is not None:
            self.view.show_pdf(tried.pdf)
            self.pages.setText(_("Pages: {count}").format(count=self.view.paper.pageCount()))
        self.changes.show_changes(own_forms.changes(self.forms[self.language].shipped, text))

    # Acts

    def _take_over_head(self) -> None:
        form = self.forms[self.language]
        self.editor.replace_all(own_forms.with_head_of(form.shipped, self.text))
        self._try()

    def _save(self) -> None:
        form, text = self.forms[self.language], self.text
        self.save_button.setEnabled(False)
        self.context.act(
            lambda: own_forms.save(self.context.desk, form, text),
            lambda saved: self._kept(saved, _("Saved. The next papers have these words.")),
            failed=self._not_kept,
        )

    def _back_to_shipped(self) -> None:
        """The office's file goes aside; what is typed can be had back with Ctrl+Z."""
        form = self.forms[self.language]
        self.editor.replace_all(form.shipped)
        words = _("The next papers have the program's words. The office's are kept beside them.")
        if form.stored is not None:
            self.context.act(
                lambda: own_forms.back_to_shipped(self.context.desk, form),
                lambda saved: self._kept(saved, words),
                failed=self._not_kept,
            )

    def _kept(self, saved: Any, words: str) -> None:
        if isValid(self):
            self.forms[saved.language] = saved
            self._show_state()
            self._try()
            self.banner.say("good", words)

    def _not_kept(self, words: str) -> None:
        if isValid(self):
            self._show_state()
            self.banner.say("bad", words)

    def reject(self) -> None:
        """What is not saved is not lost at once: closing once more does it."""
        if any(map(self.is_changed, self.forms)) and not self._warned_of_loss:
            self._warned_of_loss = True
            self.banner.say("warn", _("Not saved. Close once more to close without saving."))
            return
        super().reject()
