"""The facts of a reimbursement: certificate, disability term, exclusions, account."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal

from desktop_app import translation, wording
from desktop_app.gui.award_papers import NUMBER, ON_FILE, said
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField, TickField
from desktop_app.gui.fields.identity import AccountField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, literal
from desktop_app.law.award_papers import AwardPaper, about
from desktop_app.law.steps import N_
from desktop_app.records.applications import Certificate, CertificateEntry, ReimbursementEntry
from desktop_app.services.errors import Slip
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.validation import NO_PAPER_NUMBER
from desktop_app.translation import _


class ReimbursementFields(Card):
    """What D-2 to D-8 ask; certificates on file can be chosen instead of typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Reimbursement"))
        self.on_file = ChoiceField(_(ON_FILE), [("", _("type it in"))])
        self.number = TextField(_(NUMBER), most=60)
        self.issued_on = DayField(_("Issued on"))
        self.first_day = DayField(_("Studies at home from"))
        self.last_day = DayField(_("to"))
        self.disability_until = DayField(_("Disability until"))
        self.indefinite = TickField(_("Disability is indefinite"))
        self.iban = AccountField(_("Account (IBAN)"), most=60, placeholder="KZ")
        self.state_support = TickField(_("The child is on full state support"))
        self.rights_deprived = TickField(_("The parents are deprived of parental rights"))
        self._explain()
        self.fields: Mapping[str, Field] = {
            "certificate": self.on_file,
            "certificate.number": self.number,
            "certificate.issued_on": self.issued_on,
            "certificate.first_day": self.first_day,
            "certificate.last_day": self.last_day,
            "disability_until": self.disability_until,
            "indefinite": self.indefinite,
            "iban": self.iban,
            "state_support": self.state_support,
            "rights_deprived": self.rights_deprived,
        }
        self._certificates: dict[int, Certificate] = {}
        self._offered: tuple[Certificate, ...] = ()
        self._paper = AwardPaper.CERTIFICATE
        self._lay_out()
        for field in self.fields.values():
            field.changed.connect(self.changed)
        for field in (self.number, self.issued_on, self.first_day, self.last_day):
            field.changed.connect(lambda: self.on_file.show_slip(""))
        self.on_file.changed.connect(self._take_certificate)
        self.indefinite.changed.connect(self._match_disability)
        self.iban.edit.editingFinished.connect(self._show_bank)

    def _explain(self) -> None:
        explained: tuple[tuple[Asked, tuple[Field, ...]], ...] = (
            (Asked.PAPER, (self.on_file, self.number, self.issued_on)),
            (Asked.PAPER_DAYS, (self.first_day, self.last_day)),
            (Asked.DISABILITY, (self.disability_until, self.indefinite)),
            (Asked.ACCOUNT, (self.iban,)),
            (Asked.NOT_PAID, (self.state_support, self.rights_deprived)),
        )
        for asked, fields in explained:
            for field in fields:
                field.explain(asked)

    def _lay_out(self) -> None:
        first = (self.on_file, self.number, self.issued_on, self.first_day, self.last_day)
        for told_below in (*first, self.iban, self.disability_until):
            told_below.keep_room()
        lines: tuple[tuple[tuple[Field, int], ...], ...] = (
            tuple((field, 3 if place < 2 else 2) for place, field in enumerate(first)),
            ((self.iban, 6), (self.disability_until, 2), (self.indefinite, 4)),
            ((self.state_support, 6), (self.rights_deprived, 6)),
        )
        for line in lines:
            row = Row()
            row.setSpacing(10)
            for field, share in line:
                row.addWidget(field, share)
            self.column.addLayout(row)

    def rest_on(self, paper: AwardPaper) -> None:
        """Ask for the document that gives the months by the decision (D-2)."""
        if paper is self._paper:
            return
        self._paper = paper
        self.on_file.rename(said(paper, ON_FILE))
        self.number.rename(said(paper, NUMBER))
        self.offer(self._offered)

    def offer(self, certificates: tuple[Certificate, ...]) -> None:
        """Offer the child's certificates; the newest is taken when none is typed yet."""
        self._offered = certificates
        certificates = tuple(each for each in certificates if each.kind is self._paper)
        self._forget_unless_among(certificates)
        self._certificates = {certificate.id: certificate for certificate in certificates}
        listed = [
            (c.id, f"{c.number}, {wording.day(c.first_day)}–{wording.day(c.last_day)}")
            for c in certificates
        ]
        self.on_file.offer([*listed, ("", _("type it in"))])
        untouched = not (self.number.value() or self.first_day.content())
        if listed and untouched:
            self.on_file.set_value(listed[0][0])
            self._take_certificate()
        elif not listed or untouched:
            self.on_file.set_value("")

    def _forget_unless_among(self, certificates: tuple[Certificate, ...]) -> None:
        """What was taken from another child's certificate is not this child's."""
        if self._chosen is None or self._chosen in certificates:
            return
        for field in (self.number, self.issued_on, self.first_day, self.last_day):
            field.restore("")

    @property
    def _chosen(self) -> Certificate | None:
        return self._certificates.get(self.on_file.value() or 0)

    def _take_certificate(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self.number.set_value(chosen.number)
        self.issued_on.set_value(chosen.issued_on)
        self.first_day.set_value(chosen.first_day)
        self.last_day.set_value(chosen.last_day)

    def _match_disability(self) -> None:
        self.disability_until.edit.setEnabled(not self.indefinite.value())
        self.disability_until.show_slip("")

    def _show_bank(self) -> None:
        self.iban.edit.setToolTip(literal(bank_of(self.iban.value(), translation.current())))

    def entry(self, *, consent: bool) -> tuple[ReimbursementEntry, tuple[Slip, ...]]:
        """The facts as typed, and which date is missing that belongs to them."""
        slips = [*self._missing_days()]
        if not self.indefinite.value() and self.disability_until.value() is None:
            label = N_("Enter the day, or tick that the disability is indefinite.")
            slips.append(Slip("disability_until", label))
        found = ReimbursementEntry(
            certificate=self._certificate(),
            disability_until=None if self.indefinite.value() else self.disability_until.value(),
            full_state_support=self.state_support.value(),
            parental_rights_deprived=self.rights_deprived.value(),
            consent=consent,
            iban=self.iban.value(),
        )
        return found, tuple(slips)

    def _missing_days(self) -> Iterator[Slip]:
        """Of a certificate that was begun."""
        days = {
            "certificate.issued_on": self.issued_on,
            "certificate.first_day": self.first_day,
            "certificate.last_day": self.last_day,
        }
        missing = [name for name, field in days.items() if field.value() is None]
        begun = self.number.value() or any(field.content() for field in days.values())
        if not (begun and missing):
            return
        if not self.number.value():
            yield Slip("certificate.number", about(self._paper, NO_PAPER_NUMBER))
        yield from (Slip(name, N_("Enter the day.")) for name in missing)

    def _certificate(self) -> CertificateEntry | None:
        """None where it is not whole."""
        issued_on, first_day = self.issued_on.value(), self.first_day.value()
        last_day = self.last_day.value()
        if issued_on is None or first_day is None or last_day is None:
            return None
        chosen = self._chosen
        class_name = chosen.class_name if chosen else ""
        return CertificateEntry(
            self.number.value(), issued_on, first_day, last_day, class_name, self._paper
        )

    def content(self) -> dict[str, Any]:
        return {name: field.content() for name, field in self.fields.items()}

    def restore(self, content: Mapping[str, Any]) -> None:
        for name, field in self.fields.items():
            if name in content and field is not self.on_file:
                field.restore(content[name])
        self.on_file.restore(content.get("certificate"))
