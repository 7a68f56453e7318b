"""Every MCI as the settings list it: shipped, added by the office, taken back."""

from datetime import date

from desktop_app.services.desk import Desk
from desktop_app.services.law_values import mci
from desktop_app.services.law_values.law_data import shipped_mci
from desktop_app.services.office import details as office


def test_the_latest_comes_first_and_what_was_taken_back_last(head: Desk) -> None:
    shipped = mci.listed(head)
    assert [row.first for row in shipped] == sorted(
        (day for day, *_ in shipped_mci()), reverse=True
    )
    assert all(row.added is None for row in shipped)
    office.add_mci(head, date(2027, 1, 1), 4400, "Заң")
    row = mci.listed(head)[0]
    assert (row.first, row.tenge, row.citation.kk, row.is_annulled) == (
        date(2027, 1, 1),
        4400,
        "Заң",
        False,
    )
    office.annul_mci(head, date(2027, 1, 1), "Қате")
    rows = mci.listed(head)
    assert rows[:-1] == shipped
    assert rows[-1].is_annulled
    assert rows[-1].added is not None
    assert rows[-1].added.annulled_why == "Қате"
