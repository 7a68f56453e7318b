"""People, schools and workers of the office."""

from dataclasses import dataclass
from datetime import date

from desktop_app.law.quarters import Month
from desktop_app.records.kinds import PaperLanguage, PersonKind, Role, Service, Status
from desktop_app.records.stored_words import meaning_of


def full_name(surname: str, given_name: str, patronymic: str) -> str:
    """Surname first, as on every paper; a person may lack any part but one."""
    if surname and given_name and patronymic:  # as nearly everybody has
        return f"{surname} {given_name} {patronymic}"
    return " ".join(part for part in (surname, given_name, patronymic) if part)


@dataclass(frozen=True)
class PersonEntry:
    """A child, an applicant or a guardian organisation as typed and checked.

    ``paper_language`` is a `PaperLanguage`, or empty where nobody has asked them yet. ``iin`` is
    empty where it is to follow: the document then says who it is. Of an organisation, ``iin`` is
    its BIN, ``surname`` its Kazakh and ``name_ru`` its Russian name.
    """

    iin: str
    surname: str
    given_name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    sex: str = ""
    address: str = ""
    phone: str = ""
    paper_language: str = ""
    kind: PersonKind = PersonKind.PERSON
    document_kind: str = ""
    document_number: str = ""
    name_ru: str = ""
    representative: str = ""

    @property
    def full_name(self) -> str:
        return full_name(self.surname, self.given_name, self.patronymic)


@dataclass(frozen=True)
class Person(PersonEntry):
    """A person on file.

    ``paid_without_iin`` is the head's reason to pay before the IIN is there; ``merged_into`` the
    record of the same person that goes on instead.
    """

    id: int = 0
    version: int = 1
    paid_without_iin: str = ""
    merged_into: int | None = None

    @property
    def papers_in(self) -> PaperLanguage | None:
        """In which languages they want papers; None where nobody has asked them yet."""
        return meaning_of(PaperLanguage, self.paper_language) if self.paper_language else None


@dataclass(frozen=True)
class Provider:
    """A school that renders the service (R-3). ``id`` 0 is not on file yet."""

    id: int
    name_kk: str
    name_ru: str
    bin: str = ""
    address_kk: str = ""
    address_ru: str = ""
    phone: str = ""
    head_name: str = ""
    version: int = 1

    def named(self, language: str) -> str:
        return self.name_kk if language == "kk" else self.name_ru


@dataclass(frozen=True)
class Worker:
    """Someone of the office; the role says which acts are theirs."""

    id: int
    name: str
    role: Role
    position_kk: str = ""
    position_ru: str = ""
    version: int = 1


@dataclass(frozen=True)
class Author:
    """Who did something: their id, and the name they had then.

    ``id`` None: it was done before ids were kept, under a name that nobody is called by since.
    """

    id: int | None
    name: str


@dataclass(frozen=True)
class Office:
    """The department's details, as letterheads and sheets show them.

    ``genitive_kk`` and ``genitive_ru`` are its name as the third ground of D-8 names it.
    """

    name_kk: str = ""
    name_ru: str = ""
    bin: str = ""
    address_kk: str = ""
    address_ru: str = ""
    phone: str = ""
    place_kk: str = ""
    place_ru: str = ""
    head_position_kk: str = ""
    head_position_ru: str = ""
    head_name: str = ""
    accountant_name: str = ""
    genitive_kk: str = ""
    genitive_ru: str = ""


@dataclass(frozen=True)
class LatestApplication:
    """The open application of a child, or else the last one, with its school."""

    child_id: int
    service: Service
    status: Status
    school_kk: str
    school_ru: str


@dataclass(frozen=True)
class ChildRow:
    """One line of the list of children. ``award_until`` is the last month of the last award."""

    id: int
    name: str
    iin: str
    birth_date: date | None
    award_until: Month | None
    died: bool
    latest: LatestApplication
