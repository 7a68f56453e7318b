"""An office chooses the columns of its lists: kept in its order, seen before, and in the file."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents.bank.list_columns import COLUMNS, USUAL
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import columns, details, lists
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble

CHOSEN = ("iban", "payee_iin", "payee", "amount", "specific")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_file_is_as_it_was_seen_before(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, ending: str
) -> None:
    assert columns.chosen(details.read(head)[0]) == USUAL
    columns.save(head, CHOSEN)
    found = lists.lists_of(head, closed.id, "ru")
    (bank,) = found.lists
    seen = lists.first_lines(head, found, bank, "ru")
    path = tmp_path / f"list.{ending}"
    lists.save_file(head, found, bank, ending, path, "ru")
    assert seen[0][:2] == ["Счет (ИИК)", "ИИН получателя"]
    assert [row[3] for row in seen[1:]] == [str(line.amount) for line in closed.lines]
    assert _read(path) == seen


def _read(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    sheet = load_workbook(path).worksheets[0]
    return [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (("iban", "amount", "payé"), "There is no column"),
        (("iban", "amount", "iban"), "named twice"),
        (("iban", "payee"), "the account and the sum"),
        ((), "the account and the sum"),
    ],
)
def test_columns_that_pay_nobody_are_not_kept(
    head: Desk, closed: ApprovedPayout, chosen: tuple[str, ...], words: str
) -> None:
    with pytest.raises(EntryError) as told:
        columns.save(head, chosen)
    assert words in told.value.slips[0].label
    assert columns.chosen(details.read(head)[0]) == USUAL


def test_whoever_does_not_change_the_office_only_looks(desk: Desk, closed: ApprovedPayout) -> None:
    with pytest.raises(Trouble):
        columns.save(desk, CHOSEN)


def test_every_column_has_a_name_in_each_language() -> None:
    for language in ("kk", "ru"):
        names = columns.names(language)
        assert names.keys() == COLUMNS.keys()
        assert len(set(names.values())) == len(names)


def test_the_preview_is_short(head: Desk, closed: ApprovedPayout) -> None:
    found = lists.lists_of(head, closed.id, "kk")
    what = found.file_of(found.lists[0], head.today())
    assert len(columns.preview(what, ("iban",), "kk")) == 1 + 3
    assert columns.preview(what, (), "kk") == [[], [], [], []]
