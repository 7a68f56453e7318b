"""What can be done with a child: each act opens its dialog, or leads elsewhere."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.award_papers import RECORDED, said
from desktop_app.gui.children.awards import AwardLine
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.quarters import Period
from desktop_app.records.acts import Act
from desktop_app.records.decisions import AwardRow, NoticeRow, PeriodBalance, RecordedEvent
from desktop_app.records.people import Person
from desktop_app.services.awards import payee_ends
from desktop_app.services.awards.payee_ends import Held
from desktop_app.services.children.file import ChildFile
from desktop_app.services.importing import confirming
from desktop_app.translation import _


class ChildActs:
    """The acts on one child, as the page shows it. ``shown_again`` reads the page anew and then
    calls what it is given."""

    def __init__(
        self,
        page: Page,
        context: Context,
        file: ChildFile,
        shown_again: Callable[[Callable[["ChildActs"], None]], None],
    ) -> None:
        self.page, self.context, self.file = page, context, file
        self.child_id = file.person.id
        self._shown_again = shown_again

    def _told(self, message: str) -> Callable[[Any], None]:
        return lambda _result: self.context.tell("good", message)

    def edit(self) -> None:
        from desktop_app.gui.people.dialog import PersonDialog

        file = self.file
        dialog = PersonDialog(self.page, self.context, file.person, has_award=bool(file.awards))

        def saved(_result: Any) -> None:
            """Where an award rests on what was wrong on the card, that is asked at once."""
            self.context.tell("good", _("The details are saved."))
            self._shown_again(lambda acts: acts.set_right())

        dialog.start(saved)

    def set_right(self) -> None:
        """Offer to set right an award that rests on a date of birth that was wrong on the card."""
        if self.file.resting and self.context.desk.may(Act.AMEND_AWARD):
            first = self.file.resting[0]
            self.amend(first.award, born=first.now)

    def take_apart(self) -> None:
        """What was made part of this record last is of another person after all."""
        from desktop_app.gui.children.merge import TakeApartDialog
        from desktop_app.services.cases import merging

        desk, child_id = self.context.desk, self.child_id

        def ask(joined: tuple[merging.Joined, ...]) -> None:
            if joined:
                dialog = TakeApartDialog(self.page, self.context, joined[0])
                dialog.start(self._told(_("They are two records again.")))

        self.page.reading.ask(lambda: merging.joined_into(desk, child_id), ask)

    # Events and certificates

    def record_event(self) -> None:
        from desktop_app.gui.awards.event import EventDialog

        dialog = EventDialog(self.page, self.context, self.child_id)
        dialog.start(self._told(_("The event is recorded.")))

    def correct(self, event: RecordedEvent) -> None:
        from desktop_app.gui.awards.event import CorrectEventDialog

        dialog = CorrectEventDialog(self.page, self.context, event)
        dialog.start(self._told(_("The event is corrected.")))

    def annul(self, event: RecordedEvent) -> None:
        from desktop_app.gui.awards.event import AnnulEventDialog

        dialog = AnnulEventDialog(self.page, self.context, event)
        dialog.start(self._told(_("The event is annulled.")))

    def record_certificate(
        self, done: Callable[[Any], None] | None = None, paper: AwardPaper | None = None
    ) -> None:
        """``paper`` is what an award rests on; without it, what one of today would."""
        from desktop_app.gui.awards.certificate import ChildCertificateDialog

        file, paper = self.file, paper or self.file.paper
        schools = list(file.schools.values())
        dialog = ChildCertificateDialog(
            self.page, self.context, self.child_id, schools, file.school_id, paper
        )
        dialog.start(done or self._told(said(paper, RECORDED)))

    # The award and its sums

    def amend(self, award: AwardRow, certificate: int = 0, born: date | None = None) -> None:
        """``certificate`` is chosen to begin with, or ``born`` as the right date of birth."""
        from desktop_app.gui.awards.amend import AmendDialog

        paper = award.facts.paper

        def record_one() -> None:
            """Record a certificate, then go on with the change, the certificate chosen."""
            self.record_certificate(lambda _result: self._shown_again(go_on), paper)

        def go_on(acts: ChildActs) -> None:
            acts.amend(award, max((each.id for each in acts.file.certificates), default=0))

        certificates = [each for each in self.file.certificates if each.kind is paper]
        dialog = AmendDialog(self.page, self.context, award, certificates, record_one)

        def changed(_result: Any) -> None:
            self.context.tell("good", _("The award is changed."))
            if born is not None:
                self._shown_again(lambda acts: acts.set_right())

        dialog.start(changed, certificate=certificate, born=born)

    def end_payee(self, award: AwardRow) -> None:
        """Record that the payee died or lost their rights, or take it back."""
        from desktop_app.gui.awards import payee_end

        end = self.file.payee_ends.get(award.decision_id)
        if end is not None:
            back = payee_end.take_back(self.page, self.context, award.payee_name, end)
            back.accepted.connect(lambda: self._told(_("Taken back."))(None))
            back.start()
            return
        desk = self.context.desk

        def show(held: Sequence[Held]) -> None:
            dialog = payee_end.PayeeEndDialog(self.page, self.context, award, held)
            dialog.start(self._told(_("Recorded. Nothing is paid through them any more.")))

        self.page.reading.ask(lambda: payee_ends.held(desk, award.payee_id), show)

    def confirm(self, award: AwardRow) -> None:
        """The award of an old register is as the family's papers have it."""
        desk = self.context.desk
        self.context.act(
            lambda: confirming.confirm(desk, [award.decision_id]),
            self._told(_("The award is confirmed.")),
        )

    def allow_without_iin(self, person: Person) -> None:
        from desktop_app.gui.people import without_iin

        dialog = without_iin.allow(self.page, self.context, person)
        dialog.accepted.connect(lambda: self._told(_("Payment is allowed."))(None))
        dialog.start()

    def why_awarded(self, line: AwardLine) -> None:
        """The steps of a decision, or of a change of it, with the reason."""
        from desktop_app.gui.parts.steps import StepsDialog

        StepsDialog(self.page, self.context, _("Award"), line.steps, line.why).open()

    def why(self, account: PeriodBalance) -> None:
        """The steps that lead to the sum of a period."""
        from desktop_app.gui.parts.steps import StepsDialog

        quarter = wording.period(account.quarter, translation.current())
        StepsDialog(
            self.page,
            self.context,
            quarter.capitalize(),
            account.steps,
            slip=lambda: self.print_slip(account.quarter),
        ).open()

    def print_slip(self, period: Period | None = None) -> None:
        """The steps on paper: of one period, or of all up to now."""
        from desktop_app.gui.awards.calculation_slip import CalculationSlipDialog

        CalculationSlipDialog(
            self.page, self.context, self.child_id, self.file.language, period
        ).start()

    def state_received(self) -> None:
        """What was paid in a year, on paper; told where nothing was."""
        from desktop_app.gui.children.sums_received import SumsReceivedDialog
        from desktop_app.services.children import sums_received

        desk, child_id = self.context.desk, self.child_id

        def ask(years: tuple[sums_received.YearOfPayee, ...]) -> None:
            if not years:
                self.context.tell("warn", _("The bank has not paid anything for this child yet."))
                return
            language = self.file.language
            SumsReceivedDialog(self.page, self.context, child_id, years, language).start()

        self.page.reading.ask(lambda: sums_received.years(desk, child_id), ask)

    def what_if(self) -> None:
        from desktop_app.gui.awards.what_if import WhatIfDialog

        awards = [award.row for award in self.file.awards]
        WhatIfDialog(self.page, self.context, self.file.person, awards).start()

    # The whole file, for the family

    def save_whole(self, pressed: QPushButton) -> None:
        from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
        from desktop_app.services.cases import whole_person

        desk, language = self.context.desk, translation.current()

        def save(path: Path) -> None:
            save_in_background(
                self.page,
                pressed,
                lambda: whole_person.export(desk, self.child_id, path, language),
                path,
                self.context.tell,
            )

        name = f"{self.child_id}-{desk.today()}.zip"
        ask_where_to_save(self.page, self.context, _("Whole file"), name, save, "ZIP (*.zip)")

    # Elsewhere

    def as_known(self) -> None:
        """The child as it was known on a day, today to begin with."""
        self.context.go(places.child_then(self.child_id, self.context.desk.today()))

    def show_paper(self, paper: NoticeRow) -> None:
        from desktop_app.gui.papers.open import show_paper

        show_paper(self.page, self.context, paper.id)
