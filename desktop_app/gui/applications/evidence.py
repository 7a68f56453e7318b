"""What proves the facts that decide money: the list of a case, and recording a document (D-6)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField, in_pairs
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.file_parts import show_short
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import Card, button
from desktop_app.gui.parts.table import Table
from desktop_app.gui.words import document_name
from desktop_app.law.checklist import Source
from desktop_app.law.evidence import FACT_OF, Fact, SystemAnswer
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.evidence import EvidenceEntry
from desktop_app.records.kinds import PARENTS
from desktop_app.services.applications import evidence
from desktop_app.services.applications.evidence import FACT_WORDS, Proof
from desktop_app.translation import N_, _

_CAME = {
    Source.APPLICANT: N_("brought by the applicant"),
    Source.INFORMATION_SYSTEM: N_("from an information system"),
    Source.SYSTEM_FIRST: N_("accepted with the application"),
}
_ANSWERS = {SystemAnswer.FOUND: N_("found"), SystemAnswer.EMPTY: N_("nothing found")}


class EvidenceCard(Card):
    """Each deciding fact with its document, or what is lacking, in red words."""

    def __init__(self, context: Context, application: Application, proofs: Sequence[Proof]) -> None:
        super().__init__(_("What proves it"))
        self.setObjectName("evidenceCard")
        self._context, self._application, self._proofs = context, application, proofs

        def colour(row: Proof) -> str | None:
            return theme.BAD if row.stops else theme.QUIET if row.lacking else None

        def lacking(row: Proof) -> str:
            return context.words(row.lacking) if row.lacking else ""

        columns: list[Column[Proof]] = [
            Column(_("Fact"), lambda row: _(FACT_WORDS[row.fact]), width=130),
            Column(_("Document"), lambda row: document_name(row.item), width=220),
            Column(_("Number"), lambda row: row.number, width=150),
            Column(_("Valid until"), lambda row: wording.day(row.expires_on), width=88),
            Column(_("Where it came from"), _source, tip=_source),
            Column(_("What is lacking"), lacking, colour=colour, tip=lacking),
        ]
        self.table = Table(rows_model(columns, proofs, self))
        self.record_button = button(_("Record a document…"), self._record, icon="plus")
        self.record_button.setObjectName("recordEvidence")
        self.annul_button = button(_("Take back…"), self._annul)
        self.annul_button.setObjectName("annulEvidence")
        for made in (self.annul_button, self.record_button):
            self.head.addWidget(made)
        show_short(self, self.table, "evidence", _("What proves it"))
        self.table.selectionModel().selectionChanged.connect(self._match)
        self._match()

    def _match(self) -> None:
        chosen = self._chosen()
        desk = self._context.desk
        allow(self.record_button, desk, Act.RECORD_EVIDENCE)
        taken_back = chosen is not None and chosen.evidence is not None
        tip = _("What the application brought is not taken back here.")
        allow(self.annul_button, desk, Act.ANNUL_EVIDENCE, ready=taken_back, tip=tip)

    def _chosen(self) -> Proof | None:
        number = self.table.selected_id()
        return self._proofs[number] if number is not None else None

    def _record(self) -> None:
        first = next((each.fact for each in self._proofs if each.lacking), None)
        chosen = self._chosen()
        fact = chosen.fact if chosen else first
        EvidenceDialog(self, self._context, self._application, fact, self._proofs).start()

    def _annul(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.evidence is None:
            return
        desk, row_id = self._context.desk, chosen.evidence.id
        ReasonDialog(
            self,
            self._context,
            _("Take back a document"),
            _("Take back"),
            f"{_(FACT_WORDS[chosen.fact])}: {document_name(chosen.item)} {chosen.number}".strip(),
            lambda why: evidence.annul(desk, row_id, why),
        ).start(row_id)


def _source(row: Proof) -> str:
    found = row.evidence
    if found is None or found.source is not Source.INFORMATION_SYSTEM:
        return _(_CAME[row.source]) if row.source else ""
    answer = _(_ANSWERS[SystemAnswer(found.answer)])
    return f"{found.asked_of}, {wording.day(found.asked_on)}, {found.recorded_by}: {answer}"


class EvidenceDialog(AskDialog):
    """A document that somebody has in hand, or the answer of an information system."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        application: Application,
        fact: Fact | None,
        proofs: Sequence[Proof],
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Record a document"),
            _("Record"),
            _("Of what a system answered say where, when and what: also where it has none."),
        )
        self.setMinimumWidth(620)
        self.application = application
        by_parent = application.relation in PARENTS
        here = {each.fact for each in proofs}
        self._asks_for_days = {each.fact for each in proofs if each.asks_for_days}
        asked = [
            (each, _(words))
            for each, words in FACT_WORDS.items()
            if not (by_parent and each is Fact.GUARDIANSHIP)
            # What an award rests on, the decision says.
            and (each in here or each not in FACT_OF.values())
        ]
        came = [(each, _(_CAME[each])) for each in (Source.INFORMATION_SYSTEM, Source.APPLICANT)]
        self.fact = ChoiceField(_("What it proves"), asked)
        self.source = ChoiceField(_("Where it came from"), came)
        self.asked_of = TextField(_("Information system"), most=120)
        self.asked_on = DayField(_("Asked on"))
        self.asked_on.set_value(context.desk.today())
        answers: list[tuple[Any, str]] = [("", _("choose"))]
        answers += [(each, _(_ANSWERS[each])) for each in SystemAnswer]
        self.answer = ChoiceField(_("Answer"), answers)
        self.number = TextField(_("Number of the document"), most=60)
        self.issued_on = DayField(_("Issued on"))
        self.expires_on = DayField(_("Valid until"))
        self.first_day = DayField(_("Studies at home from"))
        self.note = TextField(_("Note"), most=500)
        if fact is not None:
            self.fact.set_value(fact)
        self.source.explain(Asked.SOURCE)
        self.answer.explain(Asked.SOURCE)
        self.first_day.explain(Asked.PAPER_DAYS)
        self.fields = {
            "fact": self.fact,
            "source": self.source,
            "asked_of": self.asked_of,
            "asked_on": self.asked_on,
            "answer": self.answer,
            "number": self.number,
            "issued_on": self.issued_on,
            "expires_on": self.expires_on,
            "first_day": self.first_day,
            "note": self.note,
        }
        self.body.addWidget(in_pairs(self.fields.values(), 4))
        self.fill()
        self.setMinimumHeight(440)
        for each in (self.fact, self.source, self.answer):
            each.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        of_system = self.source.value() == Source.INFORMATION_SYSTEM
        for field in (self.asked_of, self.asked_on, self.answer):
            field.setVisible(of_system)
        is_here = not (of_system and self.answer.value() == SystemAnswer.EMPTY)
        for field in (self.number, self.issued_on, self.expires_on):
            field.setVisible(is_here)
        self.first_day.setVisible(is_here and self.fact.value() in self._asks_for_days)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], int]:
        desk, application, entry = self.context.desk, self.application, self._entry()
        return lambda: evidence.record(desk, application, entry)

    def _entry(self) -> EvidenceEntry:
        """Only what is asked: what was typed before something else was chosen is left out."""
        source, said = Source(self.source.value()), self.answer.value()
        of_system = source is Source.INFORMATION_SYSTEM
        answer = SystemAnswer(said) if of_system and said else None
        is_here = answer is not SystemAnswer.EMPTY

        def day(field: DayField) -> date | None:
            return field.value() if is_here else None

        return EvidenceEntry(
            fact=Fact(self.fact.value()),
            source=source,
            number=self.number.value() if is_here else "",
            issued_on=day(self.issued_on),
            expires_on=day(self.expires_on),
            asked_of=self.asked_of.value() if of_system else "",
            asked_on=self.asked_on.value() if of_system else None,
            answer=answer,
            note=self.note.value(),
            first_day=day(self.first_day) if self.first_day.isVisibleTo(self) else None,
        )
