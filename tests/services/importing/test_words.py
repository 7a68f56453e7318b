"""What was found in an old register, in words: counts, places, and columns that are left out."""

from pathlib import Path

import pytest

from desktop_app.law.steps import Words
from desktop_app.records.imports import Severity
from desktop_app.services.desk import Desk
from desktop_app.services.importing import words
from desktop_app.wording import NO_BREAK, step
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked


def test_counts_of_rows_and_payments(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1), a_row(2), a_row(3, child_iin="123")]
    payments = [a_payment(1), a_payment(2, "2025Q3"), a_payment(2)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows, payments))
    told = [step(each, "en").replace(NO_BREAK, " ") for each in words.counts(found)]
    assert told[0] == "Rows: 3. Good: 2. Wrong: 1. On file already: 0."
    assert told[1] == f"Payments made already: 3, {3 * PAID:,} tenge in all.".replace(
        f"{3 * PAID:,}", "94 368"
    )
    assert words.is_wrong(found)
    lines = list(words.lines(found, "en"))
    assert told[1] in [line.replace(NO_BREAK, " ") for line in lines]
    assert any(line.startswith("Реестр!A4  wrong: ") for line in lines)


def test_a_register_in_which_nothing_is_wrong(desk: Desk, school: int, tmp_path: Path) -> None:
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1)]))
    assert not words.is_wrong(found)
    assert words.ignored(found) is None


def test_what_will_be_paid_besides_is_told_in_all(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1), a_row(2), a_row(3), a_row(4, school="")]
    payments = [a_payment(1, amount=20_000), a_payment(2, amount=21_456)]
    payments += [a_payment(3, amount=PAID + 44), a_payment(4, amount=1)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows, payments))

    (*_others, last) = words.lines(found, "en")

    assert last.replace(NO_BREAK, " ") == (
        "The law gives otherwise than was paid: 21 456 tenge will be paid besides, 44 are "
        "overpaid. Periods without a payment in the register will be paid in full."
    )


def test_columns_that_are_left_out_are_named(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, Түсі="көк", Бойы="140")]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    told = words.ignored(found)
    assert told is not None
    assert told.values == {"names": Words("Түсі, Бойы", "Түсі, Бойы")}
    assert step(told, "en") in list(words.lines(found, "en"))


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_has_its_word(severity: Severity) -> None:
    assert words.SEVERITY_WORDS[severity]
    assert len(set(words.SEVERITY_WORDS.values())) == len(Severity)
