"""What the tabs of the office, its schools and its workers show, all of it read at one moment."""

from dataclasses import dataclass

from desktop_app.law.steps import N_
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import office_hours
from desktop_app.services.office.details import details_version
from desktop_app.services.payouts import limit as payout_limit
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from desktop_app.translation import current


@dataclass(frozen=True)
class OfficeOnFile:
    """``limit`` is the sum for one child above which a payout sheet is looked at twice,
    ``portal_until`` the time after which a portal request counts for the next day.

    ``version`` is that of the details, the terms and the limit, which are saved together.
    """

    details: Office
    terms: RepaymentTerms
    limit: str
    portal_until: str
    schools: tuple[Provider, ...]
    workers: tuple[Worker, ...]
    version: int


def school(desk: Desk, provider_id: int) -> Provider:
    """A school as it is on file now, to be changed."""
    with desk.reading(Sight.OFFICE) as connection:
        return offices.school(connection, provider_id)


def worker(desk: Desk, worker_id: int) -> Worker:
    """A worker as they are on file now; Trouble where they are in the list no more."""
    with desk.reading(Sight.OFFICE) as connection:
        found = [each for each in office_staff.at_work(connection) if each.id == worker_id]
    if not found:
        raise Trouble(N_("Somebody has taken this worker out of the list meanwhile."))
    return found[0]


def workers(desk: Desk) -> list[Worker]:
    """Who works in the office now."""
    with desk.reading(Sight.OFFICE) as connection:
        return office_staff.at_work(connection)


def read(desk: Desk) -> OfficeOnFile:
    with desk.reading(Sight.OFFICE) as connection:
        return OfficeOnFile(
            details=offices.details(connection),
            terms=repayment_terms.stored(connection),
            limit=payout_limit.stored(connection),
            portal_until=office_hours.stored(connection),
            schools=tuple(offices.schools_by_name(connection, current())),
            workers=tuple(office_staff.at_work(connection)),
            version=details_version(connection),
        )
