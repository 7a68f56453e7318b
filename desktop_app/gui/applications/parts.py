"""The parts of a case below what is next: who, documents, papers, history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.file_parts import link_to, show_short, two_columns
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import Card
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.words import OBTAINED, document_name, document_state, words
from desktop_app.law.checklist import DocumentState
from desktop_app.law.steps import Words
from desktop_app.records.applications import Document
from desktop_app.records.people import Person
from desktop_app.services.cases.file import CaseFile
from desktop_app.services.law_values.law_data import rules
from desktop_app.translation import _


class WhoCard(Card):
    """The child, who applies, the school, and how the application came in."""

    def __init__(
        self,
        case: CaseFile,
        open_child: Callable[[], None],
        open_applicant: Callable[[], None],
        numbers: QPushButton,
    ) -> None:
        super().__init__(_("People"))
        application, child, applicant = case.application, case.child, case.applicant
        link = link_to(child.full_name, open_child, "child", _("Open the child's card"))
        link.setAccessibleName(_("Open the child's card: {name}").format(name=child.full_name))
        card = link_to(
            applicant.full_name, open_applicant, "applicant", _("Open the applicant's card")
        )
        language = case.paper_language
        school = Words(case.school.name_kk, case.school.name_ru)
        left: list[tuple[str, str | QPushButton]] = [
            (_("Child"), link),
            (_("IIN"), _number(child)),
            (_("Born"), wording.day(child.birth_date)),
            (_("Address"), child.address),
            (_("School"), wording.value(school, translation.current())),
            (_("Class"), application.class_name),
            (_("Note"), application.note),
        ]
        right: list[tuple[str, str | QPushButton]] = [
            (_("Applicant"), card),
            (_("Relation"), words(case.relation)),
            (_("BIN") if applicant.kind else _("IIN"), _number(applicant)),
            (_("Phone"), applicant.phone or _("not on file")),
            (_("Address"), applicant.address or _("not on file")),
            (_("Applied"), f"{wording.day(application.applied_on)}, {words(application.channel)}"),
            (_("Earlier month, because"), application.earlier_day_why),
            (_("Numbers in other journals"), numbers),
            (_("Another applicant's application"), ", ".join(each.number for each in case.beside)),
            (_("Language of papers"), words(language)),
        ]
        row = Row()
        row.setSpacing(24)
        row.addLayout(two_columns(left), 1)
        row.addLayout(two_columns(right), 1)
        self.column.addLayout(row)


def _number(person: Person) -> str:
    """What they are known by; whose IIN is to follow is known by the document."""
    if person.iin:
        return person.iin
    return _("IIN to follow: {document}").format(
        document=f"{person.document_kind} {person.document_number}"
    )


class DocumentsCard(Card):
    """The checklist as it was on the day of receipt; what had expired is in red words."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__(_("Documents"))
        received, checklist = case.application.applied_on, rules(case.application.service)
        columns: list[Column[Document]] = [
            Column(_("Document"), lambda row: document_name(checklist.item_of(row))),
            Column(
                _("State"),
                lambda row: _state(row, received),
                width=fit(_("State"), *(_(each) for each in OBTAINED.values())),
                colour=_colour(received),
            ),
            Column(_("Number"), lambda row: row.number, width=168),
            Column(_("Issued"), lambda row: wording.day(row.issued_on), width=88),
            Column(
                _("Valid until"),
                lambda row: wording.day(row.expires_on),
                width=88,
                colour=_colour(received),
            ),
            Column(_("Pages"), _pages, right=True, width=80),
        ]
        table = Table(rows_model(columns, case.documents, self))
        show_short(self, table, "documents", _("Documents"))


def _expired(row: Document, received: date) -> bool:
    accepted = row.state is DocumentState.ACCEPTED
    return accepted and row.expires_on is not None and row.expires_on < received


def _state(row: Document, received: date) -> str:
    return _("expired") if _expired(row, received) else document_state(row)


def _pages(row: Document) -> str:
    if not row.pages:
        return ""
    return str(row.pages) if row.original else _("{count}, copy").format(count=row.pages)


def _colour(received: date) -> Callable[[Document], str | None]:
    def colour(row: Document) -> str | None:
        if _expired(row, received) or row.state is DocumentState.MISSING:
            return theme.BAD
        return theme.QUIET if row.state is DocumentState.NOT_NEEDED else None

    return colour
