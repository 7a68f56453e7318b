"""Bringing an old register in from Excel: choose, match, look at what was found, bring it in."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.frames.save_as import (
    TABLES,
    ask_what_to_read,
    ask_where_to_save,
    save_in_background,
)
from desktop_app.gui.importing.confirm import ConfirmAwardsDialog
from desktop_app.gui.importing.found import FoundView
from desktop_app.gui.importing.open_points import OpenPointsDialog
from desktop_app.gui.importing.told import ToldBanner
from desktop_app.gui.importing.waiting import WaitingLine
from desktop_app.gui.importing.who_they_are import WhoTheyAreDialog
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import button, label, restyle
from desktop_app.gui.parts.progress import Progress
from desktop_app.gui.places import Place
from desktop_app.law.award_papers import about, or_of
from desktop_app.records.acts import Act
from desktop_app.records.imports import ImportRecord
from desktop_app.services.errors import EntryError
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import NO_ANSWERS, Answers
from desktop_app.services.importing.book import written
from desktop_app.services.importing.confirming import Waiting
from desktop_app.services.importing.read_whole import Stopped
from desktop_app.services.importing.register import Checked, Register
from desktop_app.translation import N_, _

INTRO = or_of(
    N_(
        "Families that the office pays already come from its register in Excel: each row "
        "one child with the payee, the certificate, the account and what was paid. "
        "Everything is checked first, and nothing is saved until you say so."
    ),
    N_(
        "Families that the office pays already come from its register in Excel: each row "
        "one child with the payee, the document that gives the months, the account and what was "
        "paid. Everything is checked first, and nothing is saved until you say so."
    ),
)


class ImportPage(Page):
    """Nothing is written before somebody has seen what was found and says so."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Bring in an old register"))
        self.register: Register | None = None
        self.checked: Checked | None = None
        self.back_button = button(
            _("To children"), lambda: context.go(places.CHILDREN), icon="undo-2"
        )
        self.template_button = button(_("Write the template…"), self._template, icon="table")
        self.choose_button = button(
            _("Choose a workbook…"), self._choose, icon="folder-open", primary=True
        )
        self.confirm_button = button("", self._confirm_awards, icon="file-check")
        self.confirm_button.hide()
        for each in (
            self.back_button,
            self.confirm_button,
            self.template_button,
            self.choose_button,
        ):
            self.top.addWidget(each)
        self.intro = label(_(INTRO), "quiet")
        self.waiting = WaitingLine()
        self.banner = ToldBanner()
        self.banner.take_back_wanted.connect(self._take_back)
        self.found = FoundView(context)
        self.found.headings.chosen.connect(self._headings_chosen)
        self.found.marked_button.clicked.connect(lambda _checked=False: self._save_marked())
        self.found.who_button.clicked.connect(lambda _checked=False: self._ask_who_they_are())
        self.found.forget_button.clicked.connect(lambda _checked=False: self._forget())
        self.found.sheet.chosen.connect(self._sheet_chosen)
        self.found.open_button.clicked.connect(lambda _checked=False: self._settle_what_is_open())
        self.found.bring_button.clicked.connect(lambda _checked=False: self._bring_in())
        self._nothing = QWidget()
        for part in (self.intro, self.waiting, self.banner):
            self.column.addWidget(part)
        self.column.addWidget(self.found, 1)
        self.column.addWidget(self._nothing, 1)
        self._show(None)
        self._look_for_last()

    # Choosing and checking

    def _template(self) -> None:
        title, name = _("Write the template"), _("register") + ".xlsx"
        ask_where_to_save(
            self, self.context, title, name, self._save_template, names_children=False
        )

    def _save_template(self, path: Path) -> None:
        language, desk = translation.current(), self.context.desk
        save_in_background(
            self,
            self.template_button,
            lambda: written.save_template(path, language, desk),
            path,
            lambda kind, words: self._tell_saved(kind, words, path),
        )

    def _choose(self) -> None:
        title = _("Choose an Excel workbook")
        ask_what_to_read(self, self.context, title, self.open_file, f"{TABLES};;* (*)")

    def open_file(self, path: Path) -> None:
        """Read a workbook and check it at once."""
        self._show(None)
        self.banner.tell("info", "")
        self._begin(1)
        self.context.act(
            lambda: importing.open_register(self.context.desk, path),
            self.while_here(self._opened),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _opened(self, register: Register) -> None:
        self.register = register
        self.found.headings.show_headings(register.matched, self.context.desk.today())
        self.found.sheet.show_register(register)
        self._check(register)

    def _sheet_chosen(self, sheet: str, row: int) -> None:
        """Read from another sheet or row: everything is matched and checked again."""
        if self.register is None:
            return
        desk, register = self.context.desk, self.register
        self.context.act(
            lambda: importing.with_sheet(desk, register, sheet, row),
            self.while_here(self._opened),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _forget(self) -> None:
        """As if no book of this shape had been brought in: everything is asked."""
        desk, register = self.context.desk, self.register
        assert register is not None
        self.context.act(
            lambda: importing.without_memory(desk, register),
            self.while_here(self._opened),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _headings_chosen(self) -> None:
        """Another meaning of a column: remembered, and everything is checked again."""
        if self.register is None:
            return
        try:
            register = importing.with_headings(self.register, self.found.headings.codes)
        except EntryError as error:
            self.banner.tell("bad", self.context.words(error.slips[0].step))
            return
        self.register = register
        desk = self.context.desk
        self.context.act(
            lambda: importing.remember_headings(desk, register),
            self.while_here(lambda _none: self._check(register, self._answers)),
            failed=self.while_here(self._failed),
            changes=False,
        )

    def _ask_who_they_are(self) -> None:
        """Rows of which all is answered are good; what was answered before stays."""
        checked = self.checked
        assert checked is not None
        before = checked.looked.answers
        dialog = WhoTheyAreDialog(self, self.context, checked.asking)
        dialog.start(lambda more: self._check(checked.register, before.with_more(more)))

    @property
    def _answers(self) -> Answers:
        """What was said of this workbook before."""
        return self.checked.looked.answers if self.checked is not None else NO_ANSWERS

    def _settle_what_is_open(self) -> None:
        """What is left out or right as it stands, all on one screen."""
        checked = self.checked
        assert checked is not None
        before = self._answers
        dialog = OpenPointsDialog(self, self.context, checked.open)
        dialog.start(lambda more: self._check(checked.register, before.with_more(more)))

    def _check(self, register: Register, answers: Answers = NO_ANSWERS) -> None:
        self.banner.tell("info", "")
        told = self._begin(register.count, can_stop=True)
        desk, stop = self.context.desk, self.waiting.stop

        def work() -> Checked | None:
            try:
                return importing.check(desk, register, told, stop.is_set, answers)
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
            self.banner.tell("info", _("Stopped. Nothing was changed."))
        self._show(checked)

    def _failed(self, words: str) -> None:
        self._rest()
        self.banner.tell("bad", words)
        if self.register is not None:
            self._show(None)
            self._nothing.hide()
            self.found.show_columns_only()

    def _show(self, checked: Checked | None) -> None:
        """What was found; nothing where no workbook is chosen, and choosing one is next."""
        self.checked = checked
        there = checked is not None
        self.found.setVisible(there)
        self._nothing.setVisible(not there)
        self.choose_button.setProperty("primary", not there)
        colour = theme.QUIET if there else theme.ON_FILL
        self.choose_button.setIcon(theme.icon("folder-open", colour))
        restyle(self.choose_button)
        if checked is not None:
            self.found.show_checked(checked)

    # Writing

    def _save_marked(self) -> None:
        checked = self.checked
        assert checked is not None
        title, name = _("Save the workbook with marks"), f"{checked.register.path.stem} !.xlsx"
        save = partial(self._save_marked_to, checked)
        ask_where_to_save(self, self.context, title, name, save)

    def _save_marked_to(self, checked: Checked, path: Path) -> None:
        language = translation.current()
        save_in_background(
            self,
            self.found.marked_button,
            lambda: written.save_marked(checked, path, language),
            path,
            lambda kind, words: self._tell_saved(kind, words, path),
        )

    def _tell_saved(self, kind: str, words: str, path: Path) -> None:
        self.banner.tell(kind, words, saved=path if kind == "good" else None)

    def _bring_in(self) -> None:
        checked, desk = self.checked, self.context.desk
        assert checked is not None
        self.found.bring_button.setEnabled(False)
        self._begin(0)
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
        words = _("Brought in: {count}").format(count=count)
        self.banner.tell("good", f"{words}.", undoable=record)
        self._look_for_last()  # what came in waits to be held against the papers

    def _not_brought_in(self, words: str) -> None:
        self._rest()
        self.found.bring_button.setEnabled(True)
        self.banner.tell("bad", words)

    def _begin(self, count: int, *, can_stop: bool = False) -> Progress:
        self.choose_button.setEnabled(False)
        return self.waiting.begin(count, can_stop=can_stop)

    def _rest(self) -> None:
        self.waiting.rest()
        self.choose_button.setEnabled(True)

    # Taking back

    def _look_for_last(self) -> None:
        """The newest register that stands can still be taken back, another day too."""
        desk = self.context.desk
        self.reading.ask(
            lambda: (importing.last_standing(desk), confirming.waiting(desk)),
            lambda found: self._show_last(*found),
        )

    def _show_last(self, standing: ImportRecord | None, waiting: Waiting) -> None:
        self.intro.setText(_(about(waiting.paper, INTRO)))
        words = _("To hold against the papers: {count}…")
        self.confirm_button.setText(words.format(count=wording.number(waiting.count)))
        self.confirm_button.setVisible(bool(waiting.count))
        allow(self.confirm_button, self.context.desk, Act.CONFIRM_AWARDS)
        if standing is None or self.banner.words.text():
            return
        words = _("Brought in on {date} by {name}: {count}.").format(
            date=wording.day(standing.imported_at.date()),
            name=standing.imported_by,
            count=wording.number(standing.rows),
        )
        self.banner.tell("info", words, undoable=standing)

    def _confirm_awards(self) -> None:
        """All awards to hold against the papers, some at a time; then what is left of them."""
        desk = self.context.desk

        def show(found: Waiting) -> None:
            dialog = ConfirmAwardsDialog(self, self.context, found)
            dialog.start(lambda _result: self._look_for_last())

        self.context.act(
            lambda: confirming.everything(desk),
            self.while_here(show),
            failed=self.while_here(lambda words: self.banner.tell("bad", words)),
            changes=False,
        )

    def _take_back(self, record: ImportRecord) -> None:
        desk = self.context.desk
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
        dialog.accepted.connect(self._taken_back)
        dialog.start()

    def _taken_back(self) -> None:
        self._show(None)
        self.banner.tell("good", _("Taken back. The register can be brought in again."))
        self._look_for_last()
