"""Evidence of the facts that decide money: kept, found, annulled, and where it is to follow."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, not_, or_, select

from desktop_app.law.checklist import DocumentState
from desktop_app.law.evidence import DOCUMENT_OF, Fact, SystemAnswer
from desktop_app.records.evidence import Evidence, EvidenceEntry
from desktop_app.records.kinds import PARENTS, Service, Status
from desktop_app.records.people import Author
from desktop_app.storage import standing
from desktop_app.storage.rows import all_of, asked_once, insert_row, only
from desktop_app.storage.tables import applications, documents, evidence


def add(
    connection: Connection, application_id: int, entry: EvidenceEntry, by: Author, when: datetime
) -> int:
    values = {
        "application_id": application_id,
        "fact": entry.fact,
        "code": DOCUMENT_OF[entry.fact],
        "source": entry.source,
        "number": entry.number,
        "issued_on": entry.issued_on,
        "expires_on": entry.expires_on,
        "asked_of": entry.asked_of,
        "asked_on": entry.asked_on,
        "answer": entry.answer or "",
        "answered_on": entry.asked_on if entry.answer else None,
        "note": entry.note,
        "worker_id": by.id,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    return insert_row(connection, evidence, values)


def by_id(connection: Connection, evidence_id: int) -> Evidence:
    """Annulled or not. Raises NotOnFile."""
    query = select(evidence).where(evidence.c.id == evidence_id)
    return only(Evidence, connection, query, "evidence")


@asked_once
def of_application(connection: Connection, application_id: int) -> list[Evidence]:
    """What stands, in the order in which it was recorded."""
    query = select(evidence).where(
        evidence.c.application_id == application_id, standing.standing(evidence)
    )
    return all_of(Evidence, connection, query.order_by(evidence.c.id))


def annul(connection: Connection, evidence_id: int, by: Author, when: datetime, why: str) -> bool:
    """Take it back; False where it is annulled already."""
    return standing.annul(connection, evidence, evidence_id, by.name, when, why)


def to_follow() -> ColumnElement[bool]:
    """Of applications that were awarded: no proof of disability, or none of a guardian's right."""
    of = applications.c
    guardian = and_(of.relation.not_in(PARENTS), not_(_proven(Fact.GUARDIANSHIP)))
    return and_(
        of.service == Service.REIMBURSEMENT,
        of.status == Status.AWARDED,
        or_(not_(_proven(Fact.DISABILITY)), guardian),
    )


def _proven(fact: Fact) -> ColumnElement[bool]:
    """A document of it was accepted with its number, or recorded since."""
    on_list = exists().where(
        documents.c.application_id == applications.c.id,
        documents.c.code == DOCUMENT_OF[fact],
        documents.c.state == DocumentState.ACCEPTED,
        documents.c.number != "",
    )
    recorded = exists().where(
        evidence.c.application_id == applications.c.id,
        evidence.c.fact == fact,
        evidence.c.number != "",
        evidence.c.answer != SystemAnswer.EMPTY,
        standing.standing(evidence),
    )
    return or_(on_list, recorded)


def count_to_follow(connection: Connection) -> int:
    return len(list(connection.scalars(select(applications.c.id).where(to_follow()))))
