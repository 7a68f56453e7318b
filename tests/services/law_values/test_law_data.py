"""Values of the law as they ship, and what counts on a day (D-7)."""

from datetime import date

import pytest

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.steps import as_is
from desktop_app.records.applications import Document, DocumentEntry
from desktop_app.records.kinds import Service
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.law_data import LawDataError
from desktop_app.storage.office import details as offices
from tests.builders import documents_of

HERE = as_is("Заң")


def test_each_mci_holds_until_the_next_and_not_past_its_year() -> None:
    mci = law_data.dated_mci(
        [
            (date(2026, 1, 1), 4_325, HERE),
            (date(2025, 1, 1), 3_932, HERE),
            (date(2025, 6, 1), 4_000, HERE),
        ]
    )
    spans = [(each.first, each.last, each.value) for each in mci.values]
    assert spans == [
        (date(2025, 1, 1), date(2025, 5, 31), 3_932),
        (date(2025, 6, 1), date(2025, 12, 31), 4_000),
        (date(2026, 1, 1), date(2026, 12, 31), 4_325),
    ]


def test_the_offices_own_mci_stands_before_the_shipped_one(desk: Desk) -> None:
    first = date(2026, 1, 1)
    with desk.database.begin() as connection:
        shipped = law_data.in_force(connection).mci.on(first).value
        offices.add_mci(connection, first, shipped + 1, "Заң", "Ә", desk.now())
        own = law_data.in_force(connection).mci.on(first).value
    assert (shipped, own) == (4_325, 4_326)


def test_a_day_is_cited_by_its_decision_or_the_first_known_one(desk: Desk) -> None:
    with desk.database.read() as connection:
        now = law_data.citation(connection, date(2026, 1, 1))
        long_ago = law_data.citation(connection, date(1999, 1, 1))
    shipped = [each.value.cited().kk for each in law_data.shipped_profiles()]
    assert now.citation_kk in shipped
    assert long_ago.citation_kk == shipped[0]


def test_an_office_without_any_decision_cites_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law_data, "shipped_profiles", lambda: ())
    with desk.database.read() as connection, pytest.raises(NotInForceError):
        law_data.citation(connection, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("name", "words"), [("none.toml", "none.toml: "), ("mci.toml", "'there' is missing")]
)
def test_what_is_wrong_with_a_file_is_named(name: str, words: str) -> None:
    with pytest.raises(LawDataError) as wrong, law_data.reading(name) as data:
        data["there"]
    assert words in str(wrong.value)


def test_a_document_that_is_no_longer_asked_for_keeps_its_own_name() -> None:
    rules = law_data.rules(Service.REIMBURSEMENT)
    first = documents_of(Service.REIMBURSEMENT, date(2025, 9, 3))[0]
    assert rules.item_of(first) == rules.item(first.code)
    assert rules.item("gone") is None
    kept = Document(**{**first.__dict__, "code": "gone"}, name_kk="Ескі", name_ru="Старый")
    assert rules.item_of(kept).name_kk == "Ескі"
    typed = DocumentEntry(**{**first.__dict__, "code": "gone"})
    with pytest.raises(Trouble, match="no longer in the lists"):
        rules.item_of(typed)
