"""The page with the code: one page, the code as it is typed, in both languages."""

from datetime import date

import pytest

from desktop_app.documents.logins.recovery_page import RecoveryPage, render
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.keys import recovery
from tests.documents.reading import read, text_of

OFFICE = Letterhead(
    **dict.fromkeys(Letterhead.__dataclass_fields__, "")
    | {"name_kk": "Аудандық білім бөлімі", "name_ru": "Районный отдел образования"}
)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_code_is_read_off_the_page(language: str) -> None:
    code = recovery.new_code()
    pdf = render(RecoveryPage(OFFICE, code, date(2026, 11, 29), language))
    assert len(read(pdf).pages) == 1
    text = text_of(pdf)
    assert OFFICE.name_kk in text
    assert "29.11.2026" in text
    lines = [line for line in text.splitlines() if line.count("–") == 3]
    assert recovery.read("".join(lines).replace("–", "")) == code
    assert "Recovery code" not in text


def test_a_long_name_of_the_office_pushes_nothing_off_the_page() -> None:
    office = Letterhead(**{**vars(OFFICE), "name_kk": "Білім бөлімі " * 40})
    code = recovery.new_code()
    pdf = render(RecoveryPage(office, code, date(2026, 11, 29), "kk"))
    assert len(read(pdf).pages) == 1
    assert "5." in text_of(pdf)
