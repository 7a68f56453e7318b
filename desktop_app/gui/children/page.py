"""A child: who, what stands, what is next, and everything on file."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.award_papers import NONE, SEVERAL, said
from desktop_app.gui.children import awards, sections
from desktop_app.gui.children.acts import ChildActs
from desktop_app.gui.children.list_page import age_words
from desktop_app.gui.children.next_card import ChildNextCard
from desktop_app.gui.children.sections import event_state
from desktop_app.gui.children.stands import StandsCard
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.who_looked import WhoLooked
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.section import AnySection
from desktop_app.gui.places import Place
from desktop_app.gui.words import words
from desktop_app.law.iin import Sex
from desktop_app.records.acts import Act
from desktop_app.records.looks import Subject
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.children import file as child_file
from desktop_app.services.children.file import Award, ChildFile
from desktop_app.translation import _


class ChildPage(Page):
    """``place.id`` is the child. ``acts`` are there once the child is shown."""

    file: ChildFile
    acts: ChildActs

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.wrap_title()
        self.edit_button = button(_("Edit details"), lambda: self.acts.edit(), icon="pencil")
        self.top.addWidget(self.edit_button)
        self.whole_button = button(
            _("Whole file…"), lambda: self.acts.save_whole(self.whole_button), icon="download"
        )
        self.top.addWidget(self.whole_button)
        self.who = label("", "quiet")
        self.reach = label("", "quiet")
        self.column.addWidget(self.who)
        self.column.addWidget(self.reach)
        self.stands = StandsCard(context)
        self.next = ChildNextCard(
            context,
            lambda: self.acts.record_event(),
            lambda: self.acts.record_certificate(),
            lambda person: self.acts.allow_without_iin(person),
        )
        row = Row()
        row.addWidget(self.stands, 3)
        row.addWidget(self.next, 2)
        self.column.addLayout(row)
        self.resting = Banner()
        self.right_button = button(
            _("Set the award right…"), lambda: self.acts.set_right(), icon="pencil"
        )
        self.resting.extras.addWidget(self.right_button)
        self.column.addWidget(self.resting)
        self.unknown = Banner()
        self.column.addWidget(self.unknown)
        self.column.addWidget(self._sections(), 1)
        self._allow_acts(allowed=False)

    # The parts

    def _sections(self) -> QTabWidget:
        context = self.context
        self.payments = sections.payments(
            context, lambda row: self.acts.why(row), unanswered=lambda: self.file.unanswered
        )
        self.awards = awards.awards(lambda line: self.acts.why_awarded(line))
        self.cases = sections.cases(context, lambda row: context.go(places.case(row.id)))
        self.certificates = sections.certificates(lambda: self.file)
        self.events = sections.events()
        self.papers = sections.papers(lambda paper: self.acts.show_paper(paper))
        self.history = sections.history(context)
        self.why_button = button(_("Why…"), self._why_selected, icon="scale")
        self.then_button = button(_("As known on…"), lambda: self.acts.as_known(), icon="history")
        self.what_if_button = button(_("What if…"), lambda: self.acts.what_if(), icon="calendar")
        self.slip_button = button(
            _("Calculation slip…"), lambda: self.acts.print_slip(), icon="receipt-text"
        )
        self.received_button = button(
            _("Sums received…"), lambda: self.acts.state_received(), icon="receipt-text"
        )
        for offered in (
            self.why_button,
            self.slip_button,
            self.received_button,
            self.what_if_button,
            self.then_button,
        ):
            self.payments.add_button(offered)
        self.amend_button = button(_("Change the award…"), self.amend, icon="pencil")
        self.awards.add_button(self.amend_button)
        self.payee_button = button(_("The payee died or lost rights…"), self.end_payee, icon="user")
        self.confirm_button = button(_("Held against the papers"), self.confirm, icon="file-check")
        self.awards.add_button(self.payee_button)
        self.awards.add_button(self.confirm_button)
        self.awards.table.selectionModel().currentRowChanged.connect(self._say_of_award)
        self.correct_button = button(_("Correct…"), self.correct, icon="pencil")
        self.events.add_button(self.correct_button)
        self.annul_button = button(_("Annul…"), self.annul, icon="undo-2")
        self.events.add_button(self.annul_button)
        self.events.table.selectionModel().currentRowChanged.connect(self._say_of_event)
        self.apart_button = button(_("Take records apart…"), lambda: self.acts.take_apart())
        self.history.add_button(self.apart_button)
        self.looks = WhoLooked(context, Subject.CHILD, self.place.id)
        self.tabs = QTabWidget()
        for section in (*self._all_sections(), self.looks):
            self.tabs.addTab(section, section.name)
        return self.tabs

    def _all_sections(self) -> tuple[AnySection, ...]:
        return (
            self.payments,
            self.awards,
            self.cases,
            self.certificates,
            self.events,
            self.papers,
            self.history,
        )

    # What they show

    def refresh(self) -> None:
        self._read(lambda _acts: None)

    def _read(self, then: Callable[[ChildActs], None]) -> None:
        """Show what is on file now, then go on with the acts on it."""
        desk, child_id = self.context.desk, self.place.id

        def show(file: ChildFile) -> None:
            self._show(file)
            then(self.acts)

        self.reading.ask(lambda: child_file.read(desk, child_id), show)

    def _show(self, file: ChildFile) -> None:
        self.file = file
        self.acts = ChildActs(self, self.context, file, self._read)
        self._show_who(file)
        self.stands.show_file(file)
        self.next.show_file(file)
        self._show_what_is_unknown(file)
        self.resting.say("warn", awards.rests_on(file))
        allow(self.right_button, self.context.desk, Act.AMEND_AWARD)
        self.payments.show_rows(file.accounts[::-1])
        self.awards.show_rows(awards.lines(file, self.context))
        self.cases.show_rows(file.applications)
        self.certificates.rename(said(file.paper, SEVERAL), said(file.paper, NONE))
        self.certificates.show_rows(file.certificates)
        self.events.show_rows(file.events)
        self.papers.show_rows(file.papers)
        self.history.show_rows(file.history)
        for number, section in enumerate(self._all_sections()):
            self.tabs.setTabText(number, section.title)
        self._allow_acts(allowed=True)
        self._say_what_can_be_done(file)

    def _show_what_is_unknown(self, file: ChildFile) -> None:
        """A value that is missing for now is a warning; for later it is a note."""
        words_ = self.context.words(file.unknown) if file.unknown else ""
        self.unknown.say("warn", "" if file.now_known else words_)
        self.payments.say(words_ if file.now_known else "")

    def _show_who(self, file: ChildFile) -> None:
        person, today = file.person, file.today
        self.title.setText(person.full_name)
        number = _("IIN {iin}").format(iin=person.iin)
        if not person.iin:
            document = f"{person.document_kind} {person.document_number}"
            number = _("IIN to follow: {document}").format(document=document)
        parts = [number]
        if file.adult_on is not None:
            age = age_words(person.birth_date, today)
            turns = _("turns 18 on {date}") if file.adult_on > today else _("turned 18 on {date}")
            parts.append(
                _("born {date}, {age}").format(date=wording.day(person.birth_date), age=age)
            )
            parts.append(turns.format(date=wording.day(file.adult_on)))
        if person.sex:
            parts.append(words(meaning_of(Sex, person.sex)))
        self.who.setText("  ·  ".join(parts))
        language = person.papers_in
        papers = _("papers: {language}").format(language=words(language)) if language else ""
        reach = "  ·  ".join(part for part in (person.address, person.phone, papers) if part)
        self.reach.setText(reach)
        self.reach.setVisible(bool(reach))

    # What can be done

    def _allow_acts(self, *, allowed: bool) -> None:
        """Nothing is done with a child that is not shown yet."""
        for each in (
            self.edit_button,
            self.whole_button,
            self.next.event_button,
            self.next.certificate_button,
            self.then_button,
            self.apart_button,
        ):
            each.setEnabled(allowed)
        if not allowed:
            for each in (
                self.why_button,
                self.what_if_button,
                self.slip_button,
                self.received_button,
                self.amend_button,
                self.payee_button,
                self.confirm_button,
            ):
                each.setEnabled(False)
            self._say_of_event()

    def _say_what_can_be_done(self, file: ChildFile) -> None:
        self.why_button.setEnabled(bool(self.payments.rows))
        self.what_if_button.setEnabled(bool(file.awards))
        must = awards.who_must(self.context)
        self.amend_button.setEnabled(bool(file.awards) and not must)
        self.awards.say(must if file.awards else "")
        self._say_of_award()
        self.slip_button.setEnabled(bool(self.payments.rows))
        desk = self.context.desk
        self.received_button.setEnabled(bool(self.payments.rows))
        if self.payments.rows:
            allow(self.received_button, desk, Act.ISSUE_STATEMENT)
        allow(self.next.event_button, desk, Act.RECORD_EVENT)
        allow(self.next.certificate_button, desk, Act.RECORD_CERTIFICATE)
        allow(self.edit_button, desk, Act.CHANGE_PERSON)
        allow(
            self.whole_button,
            desk,
            Act.EXPORT_PERSON,
            tip=_("Everything on file about the child, as one file for the family"),
        )
        allow(self.apart_button, desk, Act.TAKE_MERGE_APART, ready=bool(file.merges))
        self.apart_button.setVisible(bool(file.merges))
        self._say_of_event()

    def _say_of_event(self) -> None:
        event, desk = self.events.selected(), self.context.desk
        stands = event is not None and event.annulled_at is None
        allow(self.correct_button, desk, Act.CORRECT_EVENT, ready=stands)
        allow(self.annul_button, desk, Act.ANNUL_EVENT, ready=stands)
        parts = (event.note, event_state(event)) if event is not None else ()
        self.events.say("  ·  ".join(part for part in parts if part))

    def _chosen_award(self) -> Award | None:
        """The award of the line that is chosen, or the one that stands."""
        line = self.awards.selected()
        return line.award if line is not None else self.file.award

    def _say_of_award(self) -> None:
        """What can be done with the award that is chosen."""
        award, desk = self._chosen_award(), self.context.desk
        ended = award is not None and award.row.decision_id in self.file.payee_ends
        self.payee_button.setText(
            _("Take back: the payee…") if ended else _("The payee died or lost rights…")
        )
        act = Act.ANNUL_PAYEE_END if ended else Act.RECORD_PAYEE_END
        allow(self.payee_button, desk, act, ready=award is not None)
        self.confirm_button.setVisible(bool(self.file.unconfirmed))
        ready = award is not None and award.row.decision_id in self.file.unconfirmed
        allow(self.confirm_button, desk, Act.CONFIRM_AWARDS, ready=ready)

    def amend(self) -> None:
        award = self._chosen_award()
        if award is not None:
            self.acts.amend(award.row)

    def end_payee(self) -> None:
        award = self._chosen_award()
        if award is not None:
            self.acts.end_payee(award.row)

    def confirm(self) -> None:
        award = self._chosen_award()
        if award is not None:
            self.acts.confirm(award.row)

    def correct(self) -> None:
        event = self.events.selected()
        if event is not None and event.annulled_at is None:
            self.acts.correct(event)

    def annul(self) -> None:
        event = self.events.selected()
        if event is not None and event.annulled_at is None:
            self.acts.annul(event)

    def _why_selected(self) -> None:
        account = self.payments.selected()
        if account is not None:
            self.acts.why(account)
