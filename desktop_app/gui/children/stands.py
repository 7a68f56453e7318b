"""What stands for a child: the award, what ends it, whom it is paid to, what is owed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.children import awards
from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_parts import link_to
from desktop_app.gui.parts.pieces import Card, label
from desktop_app.gui.words import words
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Service
from desktop_app.services.children.file import Award, ChildFile
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.words import STATE_WORDS
from desktop_app.translation import _


class StandsCard(Card):
    """A line each; what there is nothing to say of has none."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("What stands"))
        self.context = context
        self.lines = QFormLayout()
        self.lines.setHorizontalSpacing(18)
        self.lines.setVerticalSpacing(4)
        self.lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self.lines)
        self.column.addStretch(1)

    def show_file(self, file: ChildFile) -> None:
        while self.lines.rowCount():
            self.lines.removeRow(0)
        if file.died_on is not None:
            self._line(_("Died"), wording.day(file.died_on))
        owed = sum(debt.owed for debt in file.debts) if file.debts else file.overpaid
        if owed:
            words_ = _("{sum}, to be returned (D-9)").format(sum=wording.tenge(owed))
            self._line(_("Overpaid"), words_, theme.BAD)
        for debt in file.debts:
            self._debt(debt)
        self._award(file.award, Month.of(file.today))
        self._payee(file)
        if file.due:
            self._line(_("Due now"), wording.tenge(file.due), theme.WARN)
        if file.order is not None:
            order = _("order {number}, until {date}").format(
                number=file.order.number, date=wording.day(file.order.last_day)
            )
            self._line(words(Service.HOME_EDUCATION), order)

    def _debt(self, debt: Debt) -> None:
        """The way to the ledger of what was paid too much on an award."""
        if not debt.owed:
            return
        place = places.debt(debt.decision_id)
        language, told = translation.current(), _("Open the debt")
        words_ = _("{state}: {sum} for {periods}").format(
            sum=wording.tenge(debt.owed),
            periods=", ".join(
                wording.period(each.period, language) for each in debt.overpayment.owed
            ),
            state=_(STATE_WORDS[debt.state]),
        )
        link = link_to(words_, lambda: self.context.go(place), "debt", told)
        heading = label(_("Debt"), "quiet")
        heading.setWordWrap(False)
        heading.setBuddy(link)
        self.lines.addRow(heading, link)

    def _award(self, award: Award | None, now: Month) -> None:
        if award is None:
            self._line(_("Award"), _("No award"), theme.QUIET)
            return
        language = translation.current()
        first, last = wording.month(award.first, language), wording.month(award.last, language)
        if award.undue:
            annulled = _("The award is annulled") if award.annulled else _("Nothing is due on it")
            self._line(_("Award"), annulled, theme.BAD)
        elif award.last < award.first:
            self._line(_("Award"), _("Ended before its first month"), theme.QUIET)
        elif award.last < now:
            ended = _("{first} – {last}, ended").format(first=first, last=last)
            self._line(_("Award"), ended, theme.QUIET)
        else:
            months = awards.spans_words(award.spans) or f"{first} – {last}"
            self._line(_("Award"), months, theme.GOOD)
        self._line(_("Why") if award.undue else _("Ends"), self.context.words(award.ends))
        for correction in award.corrections:
            self._line(_("Set right"), self.context.words(correction))
        self._line(_("Payee"), award.row.payee_name)
        self._line(_("Account"), award.row.iban)

    def _payee(self, file: ChildFile) -> None:
        """What keeps the payee from being paid, or is still to be looked at."""
        award = file.award
        if file.held:
            self._line(_("Held"), wording.tenge(file.held), theme.BAD)
        for person in file.without_iin:
            told = _("Paid once it is there, or the head allows it")
            if person.paid_without_iin:
                told = _("Payment allowed: {why}").format(why=person.paid_without_iin)
            words_ = _("IIN to follow. {told}").format(told=told)
            self._line(person.full_name, words_, theme.WARN)
        if award is not None and award.row.decision_id in file.unconfirmed:
            words_ = _("Brought in, not yet held against the papers")
            self._line(_("Old register"), words_, theme.WARN)

    def _line(self, name: str, value: str, colour: str = "") -> None:
        if not value:
            return
        shown = label(value)
        if colour:
            shown.setStyleSheet(f"color: {colour}; font-weight: 600;")
        heading = label(name, "quiet")
        heading.setWordWrap(False)
        self.lines.addRow(heading, shown)
