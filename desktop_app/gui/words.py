"""The words for kinds, channels and statuses on screen."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.law.checklist import ChecklistItem, DocumentState, Source
from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Month, Period, SchoolYear, Term
from desktop_app.law.steps import Words
from desktop_app.records.applications import Document
from desktop_app.records.complaints import ANONYMOUS
from desktop_app.records.kinds import InstructionLanguage, PaperLanguage, Relation, Role, Status
from desktop_app.records.looks import Subject, Way
from desktop_app.services.record_words import CHANNEL_WORDS, SERVICE_WORDS, STATUS_WORDS
from desktop_app.translation import N_, _

if TYPE_CHECKING:
    from desktop_app.services.post.batches import Outcome

WORDS: Mapping[StrEnum, str] = {
    **SERVICE_WORDS,
    **CHANNEL_WORDS,
    **STATUS_WORDS,
    Relation.MOTHER: N_("Mother"),
    Relation.FATHER: N_("Father"),
    Relation.GUARDIAN: N_("Guardian"),
    Relation.TRUSTEE: N_("Trustee"),
    Relation.REPRESENTATIVE: N_("Other representative"),
    PaperLanguage.KAZAKH: N_("Kazakh"),
    PaperLanguage.RUSSIAN: N_("Russian"),
    PaperLanguage.BOTH: N_("Kazakh and Russian"),
    PaperLanguage.BESIDE: N_("Both, side by side"),
    Role.CLERK: N_("Clerk"),
    Role.HEAD: N_("Head"),
    Role.ACCOUNTANT: N_("Accountant"),
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.INSPECTOR: N_("Inspector"),
    Subject.CHILD: N_("Child"),
    Subject.COMPLAINT: N_("Complaint"),
    Subject.PAYOUT: N_("Payout sheet"),
    Subject.LIST: N_("List"),
    Way.OPENED: N_("opened"),
    Way.EXPORTED: N_("taken into a file"),
    Way.PRINTED: N_("printed"),
    DocumentState.ACCEPTED: N_("accepted"),
    DocumentState.MISSING: N_("missing"),
    DocumentState.NOT_NEEDED: N_("not needed"),
    Source.APPLICANT: N_("the applicant brings it"),
    Source.INFORMATION_SYSTEM: N_("from an information system"),
    Source.SYSTEM_FIRST: N_("from an information system, else the applicant brings it"),
    Sex.MALE: N_("Male"),
    Sex.FEMALE: N_("Female"),
}


OBTAINED: Mapping[DocumentState, str] = {
    DocumentState.ACCEPTED: N_("obtained"),
    DocumentState.MISSING: N_("not obtained yet"),
    DocumentState.NOT_NEEDED: N_("not needed"),
}
"""The states of a document that comes from an information system: nobody brings it."""


def document_state(document: Document) -> str:
    """As the form at the desk called it, and the receipt."""
    came_from = document.came_from or document.source
    if came_from is Source.INFORMATION_SYSTEM:
        return _(OBTAINED[document.state])
    return words(document.state)


def complainant(name: str) -> str:
    """Who complains; nobody who is named, in the language of the screen."""
    return _("anonymous") if name == ANONYMOUS else name


INSTRUCTION: Mapping[InstructionLanguage, str] = {
    InstructionLanguage.KAZAKH: N_("Kazakh"),
    InstructionLanguage.RUSSIAN: N_("Russian"),
}

STATUS_COLOUR = theme.Named(
    {
        Status.REGISTERED: "accent",
        Status.CONSIDERED: "accent",
        Status.ORDERED: "good",
        Status.AWARDED: "good",
        Status.REFUSED: "bad",
        Status.WITHDRAWN: "quiet",
    }
)


def words(item: StrEnum) -> str:
    if isinstance(item, InstructionLanguage):
        return _(INSTRUCTION[item])
    return _(WORDS[item])


def document_name(item: ChecklistItem) -> str:
    """A document of a checklist, and that it is not asked for any more where that is so."""
    name = wording.value(Words(item.name_kk, item.name_ru), translation.current())
    return name if item.is_listed else _("{name} (no longer in the lists)").format(name=name)


def choices(items: Iterable[StrEnum]) -> list[tuple[StrEnum, str]]:
    """What a `ChoiceField` offers."""
    return [(item, words(item)) for item in items]


def outcome_words(context: Context, outcome: "Outcome[Any]", done: str) -> tuple[str, str]:
    """What came of work for many: the kind of the message, and its words.

    ``done`` has a ``{count}`` of what was done; each different trouble is told once.
    """
    told = [done.format(count=wording.number(len(outcome.done)))]
    if outcome.left:
        told.append(_("Stopped; left: {count}.").format(count=wording.number(outcome.left)))
    if outcome.troubles:
        count = wording.number(len(outcome.troubles))
        told.append(_("Could not be done: {count}.").format(count=count))
        told += list(dict.fromkeys(context.words(step) for step in outcome.troubles))[:_TOLD]
    return ("warn" if outcome.left or outcome.troubles else "good"), " ".join(told)


_TOLD = 3


def short_period(period: Period) -> str:
    """For a narrow column."""
    if isinstance(period, Month | SchoolYear):
        return wording.period(period, translation.current())
    if isinstance(period, Term):
        return _("Term {number}, {year}/{next}").format(
            number=period.number, year=period.year, next=(period.year + 1) % 100
        )
    return _("Q{number} {year}").format(number=period.number, year=period.year)
