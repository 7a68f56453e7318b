"""What a column of a list holds, read from what is shown."""

from datetime import date, datetime

import pytest

from desktop_app.services.registers import cells


@pytest.mark.parametrize(
    ("texts", "holds", "read"),
    [
        (["01.09.2026", "", "31.12.2025"], "day", [date(2026, 9, 1), "", date(2025, 12, 31)]),
        (["01.09.2026 08:30"], "moment", [datetime(2026, 9, 1, 8, 30)]),
        (["34 600 ₸", "–", "−5 ₸", "0"], "money", [34_600, "", -5, 0]),
        (["050407600018", "150407600019"], "code", ["050407600018", "150407600019"]),
        (["34 600 ₸", "kept back"], "text", ["34 600 ₸", "kept back"]),
        (["31.02.2026"], "text", ["31.02.2026"]),
        (["01.09.2026", "in 3 days"], "text", ["01.09.2026", "in 3 days"]),
        (["Ө-2026-00001", "=1+1"], "text", ["Ө-2026-00001", "=1+1"]),
        (["", "–"], "text", ["", "–"]),
        ([], "text", []),
    ],
)
def test_a_column_is_of_days_or_sums_where_each_text_is_one(
    texts: list[str], holds: str, read: list[object]
) -> None:
    assert cells.read(texts) == (holds, read)
