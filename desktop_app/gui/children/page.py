"""A child: who, what stands, what is next, and everything on file."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.children import awards, sections
from desktop_app.gui.children.awards import AwardLine
from desktop_app.gui.children.file import Award, ChildFile, read
from desktop_app.gui.children.list_page import age_words
from desktop_app.gui.children.sections import event_state
from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_parts import link_to
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, label
from desktop_app.gui.parts.section import AnySection
from desktop_app.gui.places import Place
from desktop_app.gui.words import words
from desktop_app.law.facts import coming_of_age
from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Month, Period
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow, PeriodBalance
from desktop_app.records.kinds import Service
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.words import STATE_WORDS
from desktop_app.services.entry import known_of_child
from desktop_app.translation import _


class ChildPage(Page):
    """``place.id`` is the child."""

    file: ChildFile

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.next_button: QPushButton | None = None
        self.title.setWordWrap(True)
        self.top.setStretch(0, 1)
        self.edit_button = button(_("Edit details"), self.edit, icon="pencil")
        self.top.addWidget(self.edit_button)
        self.who = label("", "quiet")
        self.reach = label("", "quiet")
        self.column.addWidget(self.who)
        self.column.addWidget(self.reach)
        row = QHBoxLayout()
        row.addWidget(self._stands_card(), 3)
        row.addWidget(self._next_card(), 2)
        self.column.addLayout(row)
        self.unknown = Banner()
        self.column.addWidget(self.unknown)
        self.column.addWidget(self._sections(), 1)

    # The parts

    def _stands_card(self) -> Card:
        card = Card(_("What stands"))
        self.standing = QFormLayout()
        self.standing.setHorizontalSpacing(18)
        self.standing.setVerticalSpacing(4)
        self.standing.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(self.standing)
        card.column.addStretch(1)
        return card

    def _next_card(self) -> Card:
        card = Card(_("What is next"))
        self.next_words = label("", "quiet")
        card.column.addWidget(self.next_words)
        self.next_buttons = QVBoxLayout()
        card.column.addLayout(self.next_buttons)
        self.event_button = button(_("Record an event"), self.record_event, icon="file-x")
        self.certificate_button = button(
            _("Record a certificate"), self.record_certificate, icon="file-check"
        )
        card.column.addWidget(self.event_button)
        card.column.addWidget(self.certificate_button)
        card.column.addStretch(1)
        return card

    def _sections(self) -> QTabWidget:
        context = self.context
        self.payments = sections.payments(context, self.why)
        self.awards = awards.awards(self.why_awarded)
        self.cases = sections.cases(context, lambda row: context.go(places.case(row.id)))
        self.certificates = sections.certificates(lambda: self.file)
        self.events = sections.events()
        self.papers = sections.papers(self.show_paper)
        self.history = sections.history(context)
        self.why_button = button(_("Why…"), self._why_selected, icon="scale")
        self.then_button = button(_("As known on…"), self.as_known, icon="history")
        self.what_if_button = button(_("What if…"), self.what_if, icon="calendar")
        self.slip_button = button(_("Calculation slip…"), self.print_slip, icon="receipt-text")
        for offered in (
            self.why_button,
            self.slip_button,
            self.what_if_button,
            self.then_button,
        ):
            self.payments.add_button(offered)
        self.amend_button = button(_("Change the award…"), self.amend, icon="pencil")
        self.awards.add_button(self.amend_button)
        self.correct_button = button(_("Correct…"), self.correct, icon="pencil")
        self.events.add_button(self.correct_button)
        self.annul_button = button(_("Annul…"), self.annul, icon="undo-2")
        self.events.add_button(self.annul_button)
        self.events.table.selectionModel().currentRowChanged.connect(self._say_what_can_be_done)
        self.tabs = QTabWidget()
        for section in self._all_sections():
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
        self.file = file = read(self.context.desk, self.place.id)
        self._show_who()
        self._show_what_stands()
        self._show_what_is_next()
        self._show_what_is_unknown()
        self.payments.show_rows(file.accounts[::-1])
        self.awards.show_rows(awards.lines(file, self.context))
        self.cases.show_rows(file.applications)
        self.certificates.show_rows(file.certificates)
        self.events.show_rows(file.events)
        self.papers.show_rows(file.papers)
        self.history.show_rows(file.history)
        for number, section in enumerate(self._all_sections()):
            self.tabs.setTabText(number, section.title)
        self._say_what_can_be_done()

    def _show_what_is_unknown(self) -> None:
        """A value that is missing for now is a warning; for later it is a note."""
        file = self.file
        words_ = self.context.words(file.unknown) if file.unknown else ""
        self.unknown.say("warn", "" if file.now_known else words_)
        self.payments.say(words_ if file.now_known else "")

    def _show_who(self) -> None:
        person, today = self.file.person, self.file.today
        self.title.setText(person.full_name)
        parts = [_("IIN {iin}").format(iin=person.iin)]
        if person.birth_date is not None:
            adult = coming_of_age(person.birth_date)
            age = age_words(person.birth_date, today)
            turns = _("turns 18 on {date}") if adult > today else _("turned 18 on {date}")
            parts.append(
                _("born {date}, {age}").format(date=wording.day(person.birth_date), age=age)
            )
            parts.append(turns.format(date=wording.day(adult)))
        if person.sex:
            parts.append(words(meaning_of(Sex, person.sex)))
        self.who.setText("  ·  ".join(parts))
        language = known_of_child.language_of(person)
        papers = _("papers: {language}").format(language=words(language)) if language else ""
        reach = "  ·  ".join(part for part in (person.address, person.phone, papers) if part)
        self.reach.setText(reach)
        self.reach.setVisible(bool(reach))

    def _show_what_stands(self) -> None:
        while self.standing.rowCount():
            self.standing.removeRow(0)
        file = self.file
        if file.died_on is not None:
            self._stand(_("Died"), wording.day(file.died_on))
        owed = sum(debt.owed for debt in file.debts) if file.debts else file.overpaid
        if owed:
            words_ = _("{sum}, to be returned (D-9)").format(sum=wording.tenge(owed))
            self._stand(_("Overpaid"), words_, theme.BAD)
        for debt in file.debts:
            self._stand_debt(debt)
        self._stand_award(file.award)
        if file.due:
            self._stand(_("Due now"), wording.tenge(file.due), theme.WARN)
        if file.order is not None:
            order = _("order {number}, until {date}").format(
                number=file.order.number, date=wording.day(file.order.last_day)
            )
            self._stand(words(Service.HOME_EDUCATION), order)

    def _stand_debt(self, debt: Debt) -> None:
        """The way to the ledger of what was paid too much on an award."""
        if not debt.owed:
            return
        place = places.debt(debt.decision_id)
        state, told = _(STATE_WORDS[debt.state]), _("Open the debt")
        link = link_to(state, lambda: self.context.go(place), "debt", told)
        heading = label(_("Debt"), "quiet")
        heading.setWordWrap(False)
        heading.setBuddy(link)
        self.standing.addRow(heading, link)

    def _stand_award(self, award: Award | None) -> None:
        if award is None:
            self._stand(_("Award"), _("No award"), theme.QUIET)
            return
        language = translation.current()
        first, last = wording.month(award.first, language), wording.month(award.last, language)
        if award.last < award.first:
            self._stand(_("Award"), _("Ended before its first month"), theme.QUIET)
        elif award.last < Month.of(self.file.today):
            ended = _("{first} – {last}, ended").format(first=first, last=last)
            self._stand(_("Award"), ended, theme.QUIET)
        else:
            months = awards.spans_words(award.spans) or f"{first} – {last}"
            self._stand(_("Award"), months, theme.GOOD)
        self._stand(_("Ends"), self.context.words(award.bound.step))
        self._stand(_("Payee"), award.row.payee_name)
        self._stand(_("Account"), award.row.iban)
        self._stand(_("Full period"), wording.tenge(award.decision.quarter_amount))

    def _stand(self, name: str, value: str, colour: str = "") -> None:
        if not value:
            return
        shown = label(value)
        if colour:
            shown.setStyleSheet(f"color: {colour}; font-weight: 600;")
        heading = label(name, "quiet")
        heading.setWordWrap(False)
        self.standing.addRow(heading, shown)

    def _show_what_is_next(self) -> None:
        file = self.file
        # On coming here, and after an act, the keyboard stands on what is next.
        focused = self.next_button is None or self.next_button.hasFocus()
        self.next_button = None
        clear(self.next_buttons)
        open_one = file.open_application()
        said = ""
        if open_one is not None:
            self.next_button = button(
                _("Open application {number}").format(number=open_one.number),
                lambda: self.context.go(places.case(open_one.id)),
                primary=True,
                icon="folder-open",
            )
            self.next_buttons.addWidget(self.next_button)
        may_apply = file.open_application(Service.REIMBURSEMENT) is None and file.died_on is None
        if may_apply:
            apply = button(
                _("New reimbursement application"),
                lambda: self.context.go(places.reimbursement_for(self.place.id)),
                primary=open_one is None,
                icon="plus",
            )
            allow(apply, self.context.desk, Act.REGISTER_APPLICATION)
            self.next_buttons.addWidget(apply)
            if open_one is None:
                self.next_button = apply
            said = self._before_applying()
        if focused and self.next_button is not None:
            self.next_button.show()
            self.next_button.setFocus()
        self.next_words.setText(said)
        self.next_words.setVisible(bool(said))

    def _before_applying(self) -> str:
        """What to know before a reimbursement is applied for."""
        if not self.file.certificates:
            return _("No certificate of home education is on file yet.")
        latest = max(each.last_day for each in self.file.certificates)
        if latest < self.file.today:
            return _("The last certificate ended on {date}.").format(date=wording.day(latest))
        return ""

    def _say_what_can_be_done(self) -> None:
        self.why_button.setEnabled(bool(self.payments.rows))
        self.what_if_button.setEnabled(bool(self.file.awards))
        must = awards.who_must(self.context)
        self.amend_button.setEnabled(bool(self.file.awards) and not must)
        self.awards.say(must if self.file.awards else "")
        self.slip_button.setEnabled(bool(self.payments.rows))
        event, desk = self.events.selected(), self.context.desk
        stands = event is not None and event.annulled_at is None
        allow(self.correct_button, desk, Act.CORRECT_EVENT, ready=stands)
        allow(self.annul_button, desk, Act.ANNUL_EVENT, ready=stands)
        allow(self.event_button, desk, Act.RECORD_EVENT)
        allow(self.certificate_button, desk, Act.RECORD_CERTIFICATE)
        allow(self.edit_button, desk, Act.CHANGE_PERSON)
        parts = (event.note, event_state(event)) if event is not None else ()
        self.events.say("  ·  ".join(part for part in parts if part))

    # What can be done

    def edit(self) -> None:
        from desktop_app.gui.people.dialog import PersonDialog

        file = self.file
        dialog = PersonDialog(self, self.context, file.person, has_award=bool(file.awards))
        dialog.start(self._told(_("The details are saved.")))

    def record_event(self) -> None:
        from desktop_app.gui.awards.event import EventDialog

        dialog = EventDialog(self, self.context, self.place.id)
        dialog.start(self._told(_("The event is recorded.")))

    def record_certificate(self) -> None:
        from desktop_app.gui.awards.certificate import ChildCertificateDialog

        dialog = ChildCertificateDialog(self, self.context, self.place.id, self.file.school_id)
        dialog.start(self._told(_("The certificate is recorded.")))

    def amend(self, certificate: int = 0) -> None:
        """Change the award of the line that is chosen, or the one that stands."""
        from desktop_app.gui.awards.amend import AmendDialog

        line = self.awards.selected()
        award = line.award if line is not None else self.file.award
        if award is None:
            return
        dialog = AmendDialog(
            self, self.context, award.row, self.file.certificates, self._certificate_to_amend_by
        )
        dialog.start(self._told(_("The award is changed.")), certificate=certificate)

    def _certificate_to_amend_by(self) -> None:
        """Record a certificate, then go on with the change, the certificate chosen."""
        from desktop_app.gui.awards.certificate import ChildCertificateDialog

        def go_on(_result: object) -> None:
            self.amend(max((each.id for each in self.file.certificates), default=0))

        school = self.file.school_id
        ChildCertificateDialog(self, self.context, self.place.id, school).start(go_on)

    def correct(self) -> None:
        from desktop_app.gui.awards.event import CorrectEventDialog

        event = self.events.selected()
        if event is not None and event.annulled_at is None:
            dialog = CorrectEventDialog(self, self.context, event)
            dialog.start(self._told(_("The event is corrected.")))

    def annul(self) -> None:
        from desktop_app.gui.awards.event import AnnulEventDialog

        event = self.events.selected()
        if event is not None and event.annulled_at is None:
            dialog = AnnulEventDialog(self, self.context, event)
            dialog.start(self._told(_("The event is annulled.")))

    def _told(self, message: str) -> Callable[[Any], None]:
        return lambda _result: self.context.tell("good", message)

    def _why_selected(self) -> None:
        account = self.payments.selected()
        if account is not None:
            self.why(account)

    def why(self, account: PeriodBalance) -> None:
        """The steps that lead to the sum of a quarter."""
        from desktop_app.gui.parts.steps import StepsDialog

        quarter = wording.quarter(account.quarter, translation.current())
        StepsDialog(
            self,
            self.context,
            quarter.capitalize(),
            account.steps,
            slip=lambda: self.print_slip(account.quarter),
        ).open()

    def print_slip(self, period: Period | None = None) -> None:
        """The steps on paper: of one period, or of all up to now."""
        from desktop_app.gui.awards.calculation_slip import CalculationSlipDialog

        CalculationSlipDialog(self, self.context, self.place.id, period).start()

    def as_known(self) -> None:
        """The child as it was known on a day, today to begin with."""
        self.context.go(places.child_then(self.place.id, self.context.desk.today()))

    def what_if(self) -> None:
        from desktop_app.gui.awards.what_if import WhatIfDialog

        WhatIfDialog(self, self.context, self.place.id, self.title.text()).start()

    def why_awarded(self, line: AwardLine) -> None:
        """The steps of a decision, or of a change of it, with the reason."""
        from desktop_app.gui.parts.steps import StepsDialog

        StepsDialog(self, self.context, _("Award"), line.steps, line.why).open()

    def show_paper(self, paper: NoticeRow) -> None:
        from desktop_app.gui.papers.open import show_paper

        show_paper(self, self.context, paper.id)
