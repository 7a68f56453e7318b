"""The columns of an old register, known by their headings or chosen by hand."""

import random
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.records.kinds import Relation
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.importing import register as importing
from tests.builders import a_child, a_parent
from tests.import_samples import a_row, headings, write
from tests.services.import_acts import NOBODY, checked, settling, told, waiting


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("seed", range(3))
def test_headings_are_matched_in_each_language_and_any_order(
    desk: Desk, school: int, tmp_path: Path, language: str, seed: int
) -> None:
    order = list(a_row(1))
    random.Random(seed).shuffle(order)
    named = {code: text.upper() for code, text in headings(language).items()}
    path = write(
        tmp_path / "register.xlsx", [a_row(1)], language=language, order=order, named=named, above=2
    )

    found = checked(desk, path)

    assert told(found) == []
    (good,) = found.good
    assert (good.row.child, good.row.payee.iin) == (a_child(1), a_parent(1).iin)


@pytest.mark.parametrize("heading", ["Балаға кім", "Балаға кім болып келеді", "Кем приходится"])
def test_who_the_payee_is_to_the_child_is_not_lost(
    desk: Desk, school: int, tmp_path: Path, heading: str
) -> None:
    """Left out, a mother would be on file as another representative."""
    path = write(tmp_path / "register.xlsx", [a_row(1)], named={"relation": heading})

    (good,) = checked(desk, path).good

    assert good.row.relation is Relation.MOTHER


def test_whole_names_and_headings_that_leave_it_to_the_column_before(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = a_row(1, child_name="Әлімқұлова Әлия Ұланқызы", payee_name="Әлімқұлова Гүлнұр")
    order = ["number", "child_name", "child_iin", "birth_date", "payee_name", "payee_iin"]
    order += [code for code in row if code not in order and not code.endswith(("name", "ymic"))]
    named = {"number": "№", "child_iin": "ИИН", "payee_iin": "ИИН", "child_name": "Ф.И.О. ребёнка"}
    named |= {"payee_name": "Ф.И.О. родителя (законного представителя)"}

    found = checked(desk, write(tmp_path / "register.xlsx", [row], order=order, named=named))

    (good,) = found.good
    assert (good.row.child.given_name, good.row.payee.iin) == ("Әлия", a_parent(1).iin)
    assert good.row.payee.full_name == "Әлімқұлова Гүлнұр"


def test_a_heading_chosen_by_hand_is_remembered(desk: Desk, school: int, tmp_path: Path) -> None:
    named = {"iban": "Қайда аударамыз"}
    path = write(tmp_path / "register.xlsx", [a_row(1)], named=named)
    register = importing.open_register(desk, path)
    with pytest.raises(Trouble, match="columns are missing"):
        importing.check(desk, register)
    (unknown,) = [each.column for each in register.matched.headings if not each.code]

    by_hand = importing.with_headings(register, {unknown: "iban"})
    importing.remember_headings(desk, by_hand)

    assert len(importing.check(desk, by_hand).good) == 1
    assert len(checked(desk, path).good) == 1


def test_what_was_remembered_of_one_workbook_does_not_spoil_another(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """«ИИН» stood once in the first, and of two people in the second."""
    once = write(tmp_path / "once.xlsx", [a_row(1)], named={"child_iin": "ИИН", "phone": "x"})
    importing.remember_headings(desk, importing.open_register(desk, once))
    twice = write(
        tmp_path / "twice.xlsx", [a_row(1)], named=dict.fromkeys(("child_iin", "payee_iin"), "ИИН")
    )
    importing.remember_headings(desk, importing.open_register(desk, twice))

    (good,) = checked(desk, twice).good

    assert (good.row.child.iin, good.row.payee.iin) == (a_child(1).iin, a_parent(1).iin)


def test_two_columns_cant_be_the_same(desk: Desk, tmp_path: Path) -> None:
    register = importing.open_register(desk, write(tmp_path / "register.xlsx", [a_row(1)]))

    with pytest.raises(EntryError):
        importing.with_headings(register, {0: "iban"})


def test_a_period_that_nothing_pays_for_is_not_passed_over(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1, paid=1)], named={"paid": "2025T9"})

    with pytest.raises(Trouble, match="No decision in force pays for"):
        checked(desk, path)


def test_a_workbook_of_something_else(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "prices.xlsx", [{"Товар": "мел", "Цена": 5}])

    with pytest.raises(Trouble, match="No headings of a register"):
        importing.open_register(desk, path)


def test_a_second_sheet_of_children_is_not_passed_over(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)])
    book = load_workbook(path)
    other = book.copy_worksheet(book.worksheets[0])
    other.title = "№ 9 мектеп"
    book.save(path)
    both = checked(desk, path)
    assert (both.rows, len(both.good), told(both)) == (2, 1, [])

    other.sheet_state = "hidden"
    book.save(path)
    hidden = checked(desk, path)
    assert waiting(hidden) == {"№ 9 мектеп": ("leave out", "confirm")}
    for way in ("left_out", "confirmed"):
        answers = NOBODY.with_more(settling(**{way: ["№ 9 мектеп"]}))
        found = checked(desk, path, answers)
        assert (waiting(found), len(found.good)) == ({}, 1)
