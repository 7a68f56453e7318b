"""The words for kinds, channels and statuses on screen."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from desktop_app.gui import theme
from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import (
    InstructionLanguage,
    PaperLanguage,
    Relation,
    Role,
    Status,
)
from desktop_app.services.record_words import CHANNEL_WORDS, STATUS_WORDS
from desktop_app.services.stages import SERVICE_WORDS
from desktop_app.translation import N_, _

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
    Role.CLERK: N_("Clerk"),
    Role.HEAD: N_("Head"),
    Role.ACCOUNTANT: N_("Accountant"),
    DocumentState.ACCEPTED: N_("accepted"),
    DocumentState.MISSING: N_("missing"),
    DocumentState.NOT_NEEDED: N_("not needed"),
    Source.APPLICANT: N_("the applicant brings it"),
    Source.INFORMATION_SYSTEM: N_("from an information system"),
    Sex.MALE: N_("Male"),
    Sex.FEMALE: N_("Female"),
}

INSTRUCTION: Mapping[InstructionLanguage, str] = {
    InstructionLanguage.KAZAKH: N_("Kazakh"),
    InstructionLanguage.RUSSIAN: N_("Russian"),
}

STATUS_COLOUR = {
    Status.REGISTERED: theme.ACCENT,
    Status.CONSIDERED: theme.ACCENT,
    Status.ORDERED: theme.GOOD,
    Status.AWARDED: theme.GOOD,
    Status.REFUSED: theme.BAD,
    Status.WITHDRAWN: theme.QUIET,
}


def words(item: StrEnum) -> str:
    if isinstance(item, InstructionLanguage):
        return _(INSTRUCTION[item])
    return _(WORDS[item])


def choices(items: Iterable[StrEnum]) -> list[tuple[StrEnum, str]]:
    """What a `ChoiceField` offers."""
    return [(item, words(item)) for item in items]
