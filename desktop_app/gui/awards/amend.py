"""The head changes an award that stands: what changes, what it means, and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui import award_papers
from desktop_app.gui.award_papers import said
from desktop_app.gui.awards.act_document import ActDocumentFields
from desktop_app.gui.awards.effect import EffectView
from desktop_app.gui.awards.hear_first import HearFirst
from desktop_app.gui.awards.wrong_fact_fields import (
    ASKED,
    WrongFactFields,
    day_of,
    rests_on,
    words_of,
)
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import (
    ChoiceField,
    DayField,
    TickField,
    connect_all,
    level_with,
)
from desktop_app.gui.fields.identity import AccountField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.reading import Reading
from desktop_app.law.award_papers import about
from desktop_app.law.corrections import WrongFact
from desktop_app.law.facts import EndReason
from desktop_app.records.act_documents import ActDocument
from desktop_app.records.applications import Certificate
from desktop_app.records.decisions import AwardRow
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import CHOOSE_ONE, END_WORDS, Change, Proposed
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import N_, _


class Kind(StrEnum):
    """The changes that the head can make."""

    REPLACED = "certificate replaced"
    CONTINUED = "certificate continued"
    DISABILITY = "disability renewed"
    ENDED = "ended"
    TAKEN_BACK = "ending taken back"
    ACCOUNT = "account"


KIND_WORDS = {
    Kind.REPLACED: award_papers.REPLACED,
    Kind.CONTINUED: award_papers.FOLLOWING,
    Kind.DISABILITY: N_("The disability was confirmed again"),
    Kind.ENDED: N_("The office ends the award"),
    Kind.TAKEN_BACK: N_("The ending is taken back"),
    Kind.ACCOUNT: N_("Another account"),
}

_FIELDS: Mapping[str, tuple[str, ...]] = {
    Kind.REPLACED: ("certificate",),
    Kind.CONTINUED: ("certificate",),
    Kind.DISABILITY: ("begins_on", "until", "indefinite"),
    Kind.ENDED: ("reason", "day", "act_kind", "number", "issued_on", "issuer_kk", "issuer_ru"),
    Kind.TAKEN_BACK: (),
    Kind.ACCOUNT: ("iban",),
    **ASKED,
}


def _kind(value: str) -> Kind | WrongFact:
    return WrongFact(value) if value in set(WrongFact) else Kind(value)


def _which(award: AwardRow) -> str:
    """Whom it pays and for which months: a card set right asks about one award after another."""
    if award.first is None or award.last is None:
        return award.payee_name
    language = translation.current()
    months = (wording.month(each, language) for each in (award.first, award.last))
    return f"{award.payee_name}, {' – '.join(months)}"


class AmendDialog(ConsequenceDialog):
    """Shows what the change means while it is typed; keeps it with the reason.

    ``record_certificate`` is asked for when a certificate is not on file yet; this dialog closes
    first, so that there is never a dialog on a dialog.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        award: AwardRow,
        certificates: Sequence[Certificate],
        record_certificate: Callable[[], None],
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Change the award"),
            _("Change the award"),
            _("{award}. The decision stays on file, this change supersedes it.").format(
                award=_which(award)
            ),
        )
        self.award, self.reading = award, Reading(context, self)
        self.proposed: Proposed | None = None
        self.setMinimumWidth(860)
        self._make_fields(certificates)
        self.record_button = button(
            said(award.facts.paper, award_papers.RECORD_ASKING), self._record, icon="file-check"
        )
        self._record_certificate = record_certificate
        self.recording = level_with(self.certificate, self.record_button)
        self.body.addLayout(self._grid())
        self.view = EffectView(context)
        self.view.setMinimumHeight(230)  # scrolled, so that the dialog fits on a small screen
        self.body.addWidget(self.view, 1)
        self.fill()
        self.hearing = HearFirst(self._call)
        self.body.addWidget(self.hearing)
        self.why = ParagraphField(_("Why"), lines=2)
        self.add("why", self.why)
        # Tab goes on with what is asked; what it means can be scrolled afterwards.
        editors: list[QWidget] = [self.day.editor]
        editors += [each.editor for each in self.act_document.by_name.values()]
        editors += [self.iban.editor]
        editors += [each.editor for each in self.wrong.by_name.values()]
        editors += [self.hearing.left_out.editor, self.hearing.call_button, self.why.editor]
        for before, after in pairwise(editors):
            self.setTabOrder(before, after)
        connect_all(
            [field for name, field in self.fields.items() if name not in ("why", "kind")],
            self.refresh,
        )
        self.kind.changed.connect(self._kind_chosen)
        self._kind_chosen()

    # The fields

    def _named(self, words: str) -> str:
        is_of_paper = words in (award_papers.REPLACED, award_papers.FOLLOWING)
        return said(self.award.facts.paper, words) if is_of_paper else _(words)

    def _make_fields(self, certificates: Sequence[Certificate]) -> None:
        ended = self.award.facts.ended is not None
        kinds = [kind for kind in Kind if kind is not Kind.TAKEN_BACK or ended]
        choices = [
            *((kind, self._named(KIND_WORDS[kind])) for kind in kinds),
            *((fact, words_of(fact, self.award.facts)) for fact in WrongFact),
        ]
        self.kind = ChoiceField(_("What changes"), choices)
        self.wrong, self.act_document = WrongFactFields(), ActDocumentFields()
        self.rests_on = label("", "quiet")
        self.certificate = ChoiceField(
            said(self.award.facts.paper, award_papers.ONE),
            [(0, ""), *((each.id, _told(each)) for each in certificates)],
        )
        self.begins_on = DayField(_("Confirmed from"))
        self.until = DayField(_("Until"))
        self.indefinite = TickField(_("Indefinite"))
        self.reason = ChoiceField(
            _("What happened"), [(reason, _(words)) for reason, words in END_WORDS.items()]
        )
        self.day = DayField(_("Day: its month is the last one"))
        self.iban = AccountField(_("Account (IBAN)"), most=60, placeholder="KZ")
        for asked, fields in (
            (Asked.CHANGE, (self.kind,)),
            (Asked.PAPER, (self.certificate,)),
            (Asked.DISABILITY, (self.begins_on, self.until, self.indefinite)),
            (Asked.EVENT, (self.reason, self.day)),
            (Asked.ACCOUNT, (self.iban,)),
        ):
            for field in fields:
                field.explain(asked)
        self.fields.update(
            kind=self.kind,
            certificate=self.certificate,
            begins_on=self.begins_on,
            until=self.until,
            indefinite=self.indefinite,
            reason=self.reason,
            day=self.day,
            iban=self.iban,
            **self.act_document.by_name,
            **self.wrong.by_name,
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.kind, 0, 0, 1, 3)
        grid.addWidget(self.certificate, 1, 0, 1, 2)
        grid.addWidget(self.recording, 1, 2)
        grid.addWidget(self.begins_on, 2, 0)
        grid.addWidget(self.until, 2, 1)
        grid.addWidget(self.indefinite, 2, 2)
        grid.addWidget(self.reason, 3, 0, 1, 2)
        grid.addWidget(self.day, 3, 2)
        self.act_document.put_into(grid, 4)
        grid.addWidget(self.iban, 6, 0, 1, 2)
        grid.addWidget(self.rests_on, 7, 0, 1, 3)
        self.wrong.put_into(grid, 8)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _kind_chosen(self) -> None:
        """Only what the kind asks for is shown."""
        kind = _kind(self.kind.value())
        wanted = _FIELDS[kind]
        rests = rests_on(kind, self.award.facts) if isinstance(kind, WrongFact) else ""
        self.rests_on.setText(rests)
        self.rests_on.setVisible(bool(rests))
        for names in _FIELDS.values():
            for name in names:
                self.fields[name].setVisible(name in wanted)
        self.recording.setVisible("certificate" in wanted)
        self.refresh()

    # What it means

    def refresh(self) -> None:
        """Show what the change as it is typed would do."""
        self.proposed = None
        self.hearing.show_for(is_needed=False)
        self.until.setEnabled(not self.indefinite.value())
        try:
            change = self.change()
        except EntryError:
            self.reading.forget()
            self.accept_button.setEnabled(True)
            self.view.say(_("Fill in the fields above to see what it means."))
            return
        for field in self.fields.values():
            field.show_slip("")
        desk, decision = self.context.desk, self.award.decision_id
        # Nothing is changed before it is seen what that means.
        self.accept_button.setEnabled(False)
        self.reading.ask(
            lambda: amendments.propose(desk, decision, change),
            self._show_proposed,
            slips=self._slips_of_typing,
            failed=self._trouble,
        )

    def _show_proposed(self, proposed: Proposed) -> None:
        self.accept_button.setEnabled(True)
        self.proposed = proposed
        months = len(proposed.months_before), len(proposed.months_after)
        self.hearing.show_for(is_needed=proposed.to_hear is not None)
        self.view.show_effect(proposed.steps, proposed.effect, months)

    def _trouble(self, words: str) -> None:
        self.accept_button.setEnabled(True)
        self.view.say(words)

    def _slips_of_typing(self, error: EntryError) -> None:
        """At their fields, without taking the keyboard from where one types."""
        self.accept_button.setEnabled(True)
        self.view.say("")
        for slip in error.slips:
            self.fields[slip.field].show_slip(self.context.words(slip.step))

    def change(self) -> Change:
        """What is typed; EntryError names the fields that are empty."""
        kind = _kind(self.kind.value())
        if isinstance(kind, WrongFact):
            term = kind is WrongFact.DISABILITY_TERM and not self.indefinite.value()
            until = day_of("until", self.until) if term else None
            return self.wrong.correction(kind, self.award.facts, until)
        match kind:
            case Kind.REPLACED:
                return amendments.CertificateReplaced(self._chosen_certificate())
            case Kind.CONTINUED:
                return amendments.CertificateContinued(self._chosen_certificate())
            case Kind.DISABILITY:
                begins_on = day_of("begins_on", self.begins_on)
                until = None if self.indefinite.value() else day_of("until", self.until)
                return amendments.DisabilityRenewed(begins_on, until)
            case Kind.ENDED:
                day = day_of("day", self.day)
                return amendments.Ended(EndReason(self.reason.value()), day, self._shown_by())
            case Kind.TAKEN_BACK:
                return amendments.EndingTakenBack()
            case Kind.ACCOUNT:
                iban = self.iban.value()
                if not iban:
                    raise EntryError(Slip("iban", N_("Enter the account (IBAN).")))
                return amendments.AccountChanged(iban)

    def _shown_by(self) -> ActDocument | None:
        """The document of an ending; nothing where none is asked for and none is begun."""
        document = self.act_document.value()
        is_begun = any((document.number, document.issuer_kk, document.issuer_ru))
        is_asked = EndReason(self.reason.value()) in amendments.SHOWN_BY_AN_ACT
        return document if is_asked or is_begun or document.issued_on else None

    def _chosen_certificate(self) -> int:
        chosen = int(self.certificate.value() or 0)
        if not chosen:
            raise EntryError(Slip("certificate", about(self.award.facts.paper, CHOOSE_ONE)))
        return chosen

    def _record(self) -> None:
        self.reject()
        self._record_certificate()

    def _call(self) -> None:
        """Call the family; this dialog closes first, so that there is none on a dialog."""
        from desktop_app.gui.papers.hearing import CallDialog
        from desktop_app.gui.papers.open import show_paper

        proposed, page = self.proposed, self.parentWidget()
        if proposed is None or proposed.to_hear is None or page is None:
            return
        self.reject()
        asked = CallDialog(page, self.context, proposed.to_hear)
        asked.start(lambda paper: show_paper(page, self.context, paper.id))

    # Doing it

    def start(
        self,
        done: Callable[[Any], None] | None = None,
        *,
        certificate: int = 0,
        kind: Kind | WrongFact | None = None,
        born: date | None = None,
    ) -> None:
        """``certificate`` is chosen to begin with, where it was recorded just now; ``born`` is what
        the child's card says, where the award rests on another day."""
        if born is not None:
            kind = WrongFact.BIRTH_DATE
            self.wrong.birth_date.set_value(born)
        if kind is not None:
            self.kind.set_value(kind)
        if certificate:
            self.certificate.set_value(certificate)
        self.ask_of(self._work, done)

    def named(self) -> str:
        words = _("Change the award: {name}. {what}")
        return words.format(name=self.award.child_name, what=self.kind.box.currentText())

    def _work(self) -> ActAt:
        decision, why = self.award.decision_id, self.why.value()
        change, seen, left_out = self.change(), self.proposed, self.hearing.left_out.value()
        return lambda desk: amendments.amend(
            desk, decision, change, why, seen=seen, left_out=left_out
        )


def _told(row: Certificate) -> str:
    return _("№ {number} of {date}: {first} – {last}").format(
        number=row.number,
        date=wording.day(row.issued_on),
        first=wording.day(row.first_day),
        last=wording.day(row.last_day),
    )
