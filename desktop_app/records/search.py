"""What is found by the search: in which group, what it is, and where it leads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.records.kinds import NoticeKind, Relation, Service


class Group(StrEnum):
    """In the order in which they are shown."""

    CHILD = "child"
    PAYEE = "payee"
    ORGANISATION = "organisation"
    DRAFT = "draft"
    LINE = "payout line"
    APPLICATION = "application"
    COMPLAINT = "complaint"
    PAPER = "paper"
    ORDER = "order"
    CERTIFICATE = "certificate"
    PAYOUT = "payout"
    SCHOOL = "school"


class Leads(StrEnum):
    """Which page what was found is opened on."""

    CHILD = "child"
    CASE = "case"
    DRAFT = "draft"
    COMPLAINT = "complaint"
    PAYOUT = "payouts"
    SCHOOLS = "schools"


@dataclass(frozen=True)
class Hit:
    """Something on file, and what stands for it in a line.

    ``name`` is the person, the school or the number; ``of`` the child or the complainant that a
    parent, a number or a paper is of; ``number`` an IIN or BIN; ``day`` a birth, an application, a
    paper, a complaint; ``kind`` what a paper is, and ``former`` a name they had before.
    """

    group: Group
    leads: Leads
    id: int
    name: str
    name_ru: str = ""
    of: str = ""
    number: str = ""
    day: date | None = None
    kind: NoticeKind | Relation | Service | None = None
    status: StrEnum | None = None
    former: str = ""
    annulled: bool = False
