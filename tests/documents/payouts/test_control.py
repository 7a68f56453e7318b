"""The control sheet: what the workbook adds up to, beside what was approved."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.payouts import workbook
from desktop_app.documents.payouts.sheet import PayoutSheet
from desktop_app.records.kinds import LineKind
from desktop_app.translation import translator
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import (
    arrears_and_current,
    everything,
    line,
    payout,
    rows_of_lines,
    written,
)


def control(book: Workbook) -> dict[str, tuple[object, ...]]:
    """Each row of the control sheet by its first cell."""
    rows = book.worksheets[-1].iter_rows(values_only=True)
    return {str(row[0]): row[1:4] for row in rows if row[0] is not None}


def verdicts(book: Workbook) -> list[object]:
    found: list[object] = [row[3] for row in book.worksheets[-1].iter_rows(values_only=True)]
    return [verdict for verdict in found if verdict is not None][1:]


def changed(source: Path, target: Path, before: bytes, after: bytes, part: str) -> Path:
    """The workbook as if somebody had typed another value into one of its sheets."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return target


@needs_libreoffice
@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_everything_agrees_after_recalculation(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    workbook.write(everything(language), tmp_path / "payout.xlsx")
    stored = load_workbook(tmp_path / "payout.xlsx", data_only=True)
    calculated = recalculated(tmp_path / "payout.xlsx", tmp_path)
    assert control(calculated) == control(stored)
    assert set(verdicts(calculated)) == {_("agrees")}
    assert control(calculated)[_("The workbook and what was approved")][0] == _("agrees")


def test_sums_by_kind_bank_and_school(tmp_path: Path) -> None:
    written(everything(), tmp_path)
    found = control(load_workbook(tmp_path / "payout.xlsx", data_only=True))
    sheet = everything()
    assert found["Number of lines"][0] == 21
    assert found["Total to pay, tenge"][:2] == (sheet.total, sheet.total)
    assert found["Of it: set-off"][:2] == (-5_000, -5_000)
    assert found["Of it: paid again"][0] == 20_971
    assert found["Number of changes"][0] == 5
    banks = [found[name][1] for name in ("Kaspi Bank", "Halyk Bank", "no account")]
    assert sum(int(str(amount)) for amount in banks) == sheet.total
    schools = ("№ 7 мектеп-гимназиясы", "№ 12 жалпы білім беретін мектеп", "school not known")
    assert sum(int(str(found[name][1])) for name in schools) == sheet.total


@needs_libreoffice
@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/worksheets/sheet1.xml", b"<v>20971</v>", b"<v>20972</v>"),
        ("xl/worksheets/sheet2.xml", b"<v>20971</v>", b"<v>20970</v>"),
        ("xl/worksheets/sheet1.xml", b">Halyk Bank<", b">Halyk<"),
    ],
)
def test_what_somebody_changes_does_not_agree(
    tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    workbook.write(everything(), tmp_path / "payout.xlsx")
    file = changed(tmp_path / "payout.xlsx", tmp_path / "changed.xlsx", before, after, part)
    calculated = recalculated(file, tmp_path)
    assert "does not agree" in verdicts(calculated)
    assert control(calculated)["The workbook and what was approved"][0] == "does not agree"


@needs_libreoffice
def test_a_day_beside_the_reason_of_a_return_is_no_payment(tmp_path: Path) -> None:
    book = written(payout(line(1, 34_600), line(2, 23_067), line(3, 11_533)), tmp_path)
    sheet = book.worksheets[0]
    first, second, _third = rows_of_lines(sheet)
    sheet[f"L{first}"] = sheet[f"L{second}"] = date(2026, 4, 2)
    sheet[f"M{second}"] = "шот жабық"
    book.save(tmp_path / "answered.xlsx")
    found = control(recalculated(tmp_path / "answered.xlsx", tmp_path))
    labels = ("Paid, tenge", "Returned, tenge", "No answer yet, tenge")
    assert [found[label][0] for label in labels] == [34_600, 23_067, 11_533]


def test_a_calculation_of_another_sum_is_told_at_once(tmp_path: Path) -> None:
    wrong = replace(line(1, 34_600), steps=line(1, 34_601).steps)
    written(payout(wrong), tmp_path)
    found = control(load_workbook(tmp_path / "payout.xlsx", data_only=True))
    assert found["Total of the calculations, tenge"] == (34_601, 34_600, "does not agree")
    assert found["The workbook and what was approved"][0] == "does not agree"


def test_who_answers_for_it_and_what_proves_it(tmp_path: Path) -> None:
    sheet = replace(everything(), follows="Т-2025-00009")
    found = control(written(sheet, tmp_path))
    assert found["Number of the sheet"][0] == "2026/7"
    whole = str(found["Fingerprint of the lines (SHA-256)"][0])
    assert whole.replace(" ", "").lower() == sheet.fingerprint
    assert re.fullmatch(r"[0-9A-F]{4}( [0-9A-F]{4}){2}", str(found["As printed on every page"][0]))
    assert found["Drawn up by"][0] == "Смағұлова Жанар, 25.03.2026"
    assert found["Approved by"][0] == "Өтегенов Ұлан, 26.03.2026"
    assert found["Order of substitution"][0] == "№ 21-ж, 01.03.2026"
    assert "Т-2025-00009" in str(found["Follows"][0])
    assert "2026/7/1" in str(found["Line number in the program"][0])


@needs_libreoffice
def test_how_far_the_bank_has_answered(tmp_path: Path) -> None:
    written(arrears_and_current(), tmp_path)
    book = load_workbook(tmp_path / "payout.xlsx")
    first = rows_of_lines(book.worksheets[0])[0]
    book.worksheets[0][f"L{first}"] = 46_100
    book.worksheets[0][f"M{first + 1}"] = "шот жабық"
    book.save(tmp_path / "answered.xlsx")
    found = control(recalculated(tmp_path / "answered.xlsx", tmp_path))
    assert [found[f"{label}, tenge"][0] for label in ("Paid", "Returned", "No answer yet")] == [
        31_456,
        31_456,
        34_600,
    ]


def locked(worksheet: Worksheet, row: int) -> str:
    cells = zip("ABCDEFGHIJKLMNOPQR", worksheet[row], strict=True)
    return "".join(letter for letter, cell in cells if cell.protection.locked)


def test_only_the_answer_of_the_bank_can_be_written(tmp_path: Path) -> None:
    book = written(everything(), tmp_path)
    worksheet = book.worksheets[0]
    for row in rows_of_lines(worksheet):
        assert locked(worksheet, row) == "ABCDEFGHIJKNOPQR"
    for each in book.worksheets:
        assert each.protection.sheet
        assert each.protection.password is None
    asked, hint = worksheet.data_validations.dataValidation
    assert (asked.type, asked.operator) == ("date", "greaterThanOrEqual")
    assert asked.showErrorMessage
    assert "25.03.2026" in str(asked.prompt)
    assert (hint.type, hint.showErrorMessage) == (None, False)
    assert "came back" in str(hint.prompt)
    rows = rows_of_lines(worksheet)
    places = [f"{column}{rows[0]}:{column}{rows[-1]}" for column in "LM"]
    assert [str(each.sqref) for each in (asked, hint)] == places
    assert asked.showInputMessage
    assert hint.showInputMessage


def test_what_is_set_off_is_red_and_names_the_agreement(tmp_path: Path) -> None:
    worksheet = written(everything(), tmp_path).worksheets[0]
    last = rows_of_lines(worksheet)[-1]
    assert worksheet[f"K{last}"].value == -5_000
    assert worksheet[f"I{last}"].value == "set-off by agreement № 3, 12.02.2026"
    for column in "BIK":
        assert worksheet[f"{column}{last}"].font.color.rgb == "00C00000"
        assert worksheet[f"{column}{last - 1}"].font.color.rgb == "00000000"


def test_a_follow_up_says_what_it_follows(tmp_path: Path) -> None:
    sheet: PayoutSheet = replace(
        payout(replace(line(1, 100), kind=LineKind.FOLLOW_UP)), follows="Т-2025-00009"
    )
    worksheet = written(sheet, tmp_path).worksheets[0]
    assert "Т-2025-00009" in str(worksheet["A5"].value)


def test_changes_say_before_now_and_why(tmp_path: Path) -> None:
    worksheet = written(everything(), tmp_path).worksheets[2]
    shown = [[cell.value for cell in worksheet[row]][3:8] for row in rows_of_lines(worksheet)]
    assert shown == [
        ["joined", None, 34_600, "Awarded on 20.01.2026, application Ө-2026-00004", "D-4"],
        [
            "left",
            31_456,
            None,
            "The child turns eighteen on 01.02.2026: February 2026 is paid",
            "D-5",
        ],
        ["another sum", 31_456, 34_600, None, None],
        [
            "another payee",
            "Ізтілеуов Ұлан",
            "Ким Юлия",
            "The child turns eighteen on 01.02.2026: February 2026 is paid",
            "D-5",
        ],
        ["another account", "KZ86125KZT5004100100", "KZ86125KZT5004100101", None, None],
    ]
    assert "Т-2025-00004" in str(worksheet["A3"].value)
