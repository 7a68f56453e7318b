"""What the settings show of the office, its schools and its workers."""

from desktop_app.records.people import Office
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from tests.builders import make_iban


def test_everything_that_is_kept_of_the_office_is_there(head: Desk, school: int) -> None:
    details = Office(name_kk="Бөлім", name_ru="Отдел")
    terms = RepaymentTerms(make_iban(77), "15")
    office.save_details(head, details, terms, "90000")
    found = shown.read(head)
    assert (found.details, found.terms, found.limit) == (details, terms, "90000")
    assert [each.id for each in found.schools] == [school]
    assert len(found.workers) == 5
