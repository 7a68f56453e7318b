"""Bringing an old register in from Excel: choose, match, look at what was found, bring it in."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QWidget

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.frames.save_as import ask_where_to_save, documents_folder, save_in_background
from desktop_app.gui.importing.findings import FindingsView
from desktop_app.gui.importing.headings import HeadingsChooser
from desktop_app.gui.parts.pieces import Banner, button, label, restyle
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.gui.places import Place
from desktop_app.records.imports import ImportRecord
from desktop_app.services.errors import EntryError
from desktop_app.services.importing import register as importing
from desktop_app.services.importing import words as importing_words
from desktop_app.services.importing.register import Checked, Register, Stopped
from desktop_app.translation import _, ngettext


class ImportPage(Page):
    """Nothing is written before somebody has seen what was found and says so."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Bring in an old register"))
        self.register: Register | None = None
        self.checked: Checked | None = None
        self._stop = Event()
        self._saved = Path()
        self._undoable: ImportRecord | None = None
        self.back_button = button(
            _("To children"), lambda: context.go(places.CHILDREN), icon="undo-2"
        )
        self.template_button = button(_("Write the template…"), self._template, icon="table")
        self.choose_button = button(
            _("Choose a workbook…"), self._choose, icon="folder-open", primary=True
        )
        for each in (self.back_button, self.template_button, self.choose_button):
            self.top.addWidget(each)
        self.intro = label(
            _(
                "Families that the office pays already come from its register in Excel: each row "
                "one child with the payee, the certificate, the account and what was paid. "
                "Everything is checked first, and nothing is saved until you say so."
            ),
            "quiet",
        )
        self.column.addWidget(self.intro)
        self._waiting()
        self.banner = Banner()
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.undo_button = button(_("Take back…"), self._undo, icon="undo-2")
        self.banner.extras.addWidget(self.open_button)
        self.banner.extras.addWidget(self.undo_button)
        self.column.addWidget(self.banner)
        self.counts = label("", "heading")
        self.paid = label("", "quiet")
        self.column.addWidget(self.counts)
        self.column.addWidget(self.paid)
        self.tabs = QTabWidget()
        self.findings = FindingsView(context)
        self.tabs.addTab(self.findings, _("What was found"))
        self.headings = HeadingsChooser()
        self.headings.chosen.connect(self._headings_chosen)
        self.tabs.addTab(self.headings, _("Columns"))
        self.column.addWidget(self.tabs, 1)
        self._foot()
        self._nothing = QWidget()
        self.column.addWidget(self._nothing, 1)
        self._show(None)
        self._show_last()

    # The parts

    def _waiting(self) -> None:
        row = QHBoxLayout()
        self.progress = ProgressLine()
        self.stop_button = button(_("Stop"), self._stop.set, icon="x")
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)
        self.stop_button.hide()
        self.column.addLayout(row)

    def _foot(self) -> None:
        row = QHBoxLayout()
        self.marked_button = button(
            _("Save the workbook with marks…"), self._save_marked, icon="save"
        )
        self.bring_button = button(_("Bring in"), self._bring_in, primary=True)
        row.addWidget(self.marked_button)
        row.addStretch(1)
        row.addWidget(self.bring_button)
        self.column.addLayout(row)

    # Choosing and checking

    def _template(self) -> None:
        path = ask_where_to_save(self, _("Write the template"), _("register") + ".xlsx")
        if path is None:
            return
        language = translation.current()

        def told(kind: str, words: str) -> None:
            self._say(kind, words, saved=path if kind == "good" else None)

        save_in_background(
            self,
            self.template_button,
            lambda: importing.save_template(path, language),
            path,
            told,
        )

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose an Excel workbook"), str(documents_folder()), "Excel (*.xlsx);;* (*)"
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a workbook and check it at once."""
        self._show(None)
        self._say("info", "")
        self._busy(1)
        self.context.act(
            lambda: importing.open_register(self.context.desk, path),
            self.while_here(self._opened),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _opened(self, register: Register) -> None:
        self.register = register
        self.headings.show_headings(register.matched)
        self._check(register)

    def _headings_chosen(self) -> None:
        """Another meaning of a column: remembered, and everything is checked again."""
        if self.register is None:
            return
        try:
            register = importing.with_headings(self.register, self.headings.codes)
        except EntryError as error:
            self._say("bad", self.context.words(error.slips[0].step))
            return
        self.register = register
        desk = self.context.desk
        self.context.act(
            lambda: importing.remember_headings(desk, register),
            self.while_here(lambda _none: self._check(register)),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _check(self, register: Register) -> None:
        self._say("info", "")
        self._stop.clear()
        told = self._busy(register.count)
        self.stop_button.show()
        desk, stop = self.context.desk, self._stop

        def work() -> Checked | None:
            try:
                return importing.check(desk, register, told, stop.is_set)
            except Stopped:
                return None

        self.context.act(
            work,
            self.while_here(self._check_done),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _check_done(self, checked: Checked | None) -> None:
        self._rest()
        if checked is None:
            self._say("info", _("Stopped. Nothing was changed."))
        self._show(checked)

    def _failed(self, words: str) -> None:
        self._rest()
        self._say("bad", words)
        if self.register is not None:
            self._show_columns_only()

    # What was found

    def _show(self, checked: Checked | None) -> None:
        self.checked = checked
        there = checked is not None
        for part in (self.tabs, self.counts, self.paid, self.marked_button, self.bring_button):
            part.setVisible(there)
        self._nothing.setVisible(not there)
        self.choose_button.setProperty("primary", not there)
        self.choose_button.setIcon(theme.icon("folder-open", theme.QUIET if there else "#FFFFFF"))
        restyle(self.choose_button)
        if checked is None:
            return
        self.tabs.setCurrentIndex(0)
        self.tabs.setTabEnabled(0, True)
        counted, paid = importing_words.counts(checked)
        self.counts.setText(self.context.words(counted))
        left_out = importing_words.ignored(checked)
        more = [self.context.words(paid)] if checked.payments else []
        more += [self.context.words(left_out)] if left_out is not None else []
        self.paid.setText(" ".join(more))
        self.paid.setVisible(bool(more))
        count = len(checked.good)
        words = ngettext("Bring in {count} row", "Bring in {count} rows", count)
        self.bring_button.setText(words.format(count=wording.number(count)))
        self.bring_button.setEnabled(count > 0)
        self.marked_button.setEnabled(bool(checked.findings))
        self.findings.show_findings(checked.findings)

    def _show_columns_only(self) -> None:
        """A column is missing: somebody says which it is."""
        self._show(None)
        self._nothing.hide()
        self.tabs.show()
        self.tabs.setTabEnabled(0, False)
        self.tabs.setCurrentIndex(1)

    # Writing

    def _save_marked(self) -> None:
        checked, language = self.checked, translation.current()
        assert checked is not None
        stem = checked.register.path.stem
        path = ask_where_to_save(self, _("Save the workbook with marks"), f"{stem} !.xlsx")
        if path is None:
            return

        def told(kind: str, words: str) -> None:
            self._say(kind, words, saved=path if kind == "good" else None)

        save_in_background(
            self,
            self.marked_button,
            lambda: importing.save_marked(checked, path, language),
            path,
            told,
        )

    def _bring_in(self) -> None:
        checked, desk = self.checked, self.context.desk
        assert checked is not None
        self.bring_button.setEnabled(False)
        self._busy(0)
        self.context.act(
            lambda: importing.bring_in(desk, checked),
            self.while_here(self._brought_in),
            failed=self.while_here(self._not_brought_in),
        )

    def _brought_in(self, record: ImportRecord) -> None:
        self._rest()
        self.register = None
        self._show(None)
        count = wording.number(record.rows)
        words = _("Brought in: {count}. Each child's page shows what came with it.")
        self._say("good", words.format(count=count), undoable=record)

    def _not_brought_in(self, words: str) -> None:
        self._rest()
        self.bring_button.setEnabled(True)
        self._say("bad", words)

    def _undo(self) -> None:
        record, desk = self._undoable, self.context.desk
        assert record is not None
        words = _(
            "Everything that came with this register is withdrawn: applications keep their "
            "numbers, awards and payments no longer count. People and schools stay on file."
        )
        dialog = ReasonDialog(
            self,
            self.context,
            _("Take back a register"),
            _("Take back"),
            words,
            lambda why: importing.undo(desk, record.id, why),
        )
        dialog.accepted.connect(self._undone)
        dialog.start()

    def _undone(self) -> None:
        self._show(None)
        self._say("good", _("Taken back. The register can be brought in again."))

    # What is told

    def _show_last(self) -> None:
        """The newest register that stands can still be taken back, another day too."""
        found = importing.brought_in(self.context.desk)
        standing = next((each for each in found if each.undone_at is None), None)
        if standing is None:
            return
        words = _("Brought in on {date} by {name}: {count}.").format(
            date=wording.day(standing.imported_at.date()),
            name=standing.imported_by,
            count=wording.number(standing.rows),
        )
        self._say("info", words, undoable=standing)

    def _say(
        self,
        kind: str,
        words: str,
        *,
        saved: Path | None = None,
        undoable: ImportRecord | None = None,
    ) -> None:
        self._saved, self._undoable = saved or Path(), undoable
        self.open_button.setVisible(saved is not None)
        self.undo_button.setVisible(undoable is not None)
        self.banner.say(kind, words)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _busy(self, count: int) -> importing.Progress:
        self.choose_button.setEnabled(False)
        return self.progress.begin(count)

    def _rest(self) -> None:
        self.progress.hide()
        self.stop_button.hide()
        self.choose_button.setEnabled(True)
