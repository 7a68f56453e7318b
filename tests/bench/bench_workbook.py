"""How fast a payout becomes a workbook, and in how much memory, beside bare writers.

The others write the same lines and the same steps in the same number of styled columns, and nothing
else: no tables, control sums, page set-up or protection. Each run is a process of its own; they
take turns, because a machine's speed drifts. Quote the median of the ratios, round by round.

python -m tests.bench.bench_workbook [LINES ...]
"""

import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from desktop_app import wording
from desktop_app.documents.payouts.sheet import PayoutSheet, SheetLine
from tests.documents.workbook_samples import line, payout

SIZES = (1_000, 10_000, 100_000)
ROUNDS = {1_000: 7, 10_000: 5, 100_000: 2}
_PEAK = Path("/proc/self/clear_refs")

Cells = tuple[str | int | float | None, ...]


def a_payout(count: int) -> PayoutSheet:
    """No two families alike: what is kept for texts that come again is of no use."""
    return payout(*(_line(number) for number in range(1, count + 1)), language="ru")


def _line(number: int) -> SheetLine:
    family = f"Әбдірахман{number:x}"
    return replace(
        line(number, 34_600),
        child_name=f"{family}ова Гүлнұр Жұмағалиқызы",
        child_iin=f"{number:012}",
        payee_name=f"{family}ов Жұмағали",
        payee_iin=f"{10**11 + number}",
        iban=f"KZ86125KZT{number:010}",
    )


def lines(sheet: PayoutSheet) -> Iterator[Cells]:
    for each in sheet.lines:
        people = (each.child_name, each.child_iin, each.payee_name, each.payee_iin)
        period = wording.period(each.period, "ru")
        money = (each.iban, each.bank, period, "текущая", each.months, each.amount)
        yield (each.number, *people, *money, None, None, each.school)


def steps(sheet: PayoutSheet) -> Iterator[Cells]:
    for each in sheet.lines:
        period = wording.period(each.period, "ru")
        for step in each.steps:
            amount = None if step.amount is None else float(step.amount)
            told = (
                wording.step(step, "ru"),
                amount,
                wording.clause(step.clause, "ru", sheet.acts),
                None,
            )
            yield (each.number, each.child_name, period, *told)


# --- the writers ---


def ours(sheet: PayoutSheet, path: Path) -> None:
    from desktop_app.documents.payouts import workbook

    workbook.write(sheet, path)


def xlsxwriter(sheet: PayoutSheet, path: Path) -> None:
    import xlsxwriter as writer

    with writer.Workbook(str(path), {"constant_memory": True}) as book:
        look = {"font_name": "Times New Roman", "font_size": 10, "border": 1, "text_wrap": True}
        text, number = book.add_format(look), book.add_format({**look, "num_format": "# ##0"})
        for rows in (lines(sheet), steps(sheet)):
            worksheet = book.add_worksheet()
            for index, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if value is None:
                        worksheet.write_blank(index, column, None, text)
                    elif isinstance(value, str):
                        worksheet.write_string(index, column, value, text)
                    else:
                        worksheet.write_number(index, column, value, number)


def openpyxl(sheet: PayoutSheet, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import NamedStyle

    book = Workbook(write_only=True)
    book.add_named_style(NamedStyle("line", number_format="# ##0"))
    for rows in (lines(sheet), steps(sheet)):
        worksheet = book.create_sheet()
        for cells in rows:
            made = []
            for value in cells:
                cell = WriteOnlyCell(worksheet, value)
                cell.style = "line"
                made.append(cell)
            worksheet.append(made)
    book.save(path)


WRITERS: dict[str, Callable[[PayoutSheet, Path], None]] = {
    "ours": ours,
    "xlsxwriter": xlsxwriter,
    "openpyxl": openpyxl,
}


# --- measuring ---


def measure(writer: str, count: int) -> None:
    """In a process of its own: seconds, and how far the memory rose above the data."""
    sheet = a_payout(count)
    WRITERS[writer](a_payout(2), Path(tempfile.gettempdir()) / "bench-warm.xlsx")
    if _PEAK.exists():
        _PEAK.write_text("5")  # the peak begins anew
    held = _status("VmRSS")
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        WRITERS[writer](sheet, Path(folder) / "payout.xlsx")
        passed = perf_counter() - began
        size = (Path(folder) / "payout.xlsx").stat().st_size
    print(passed, (_status("VmHWM") - held) / 1024, size / 2**20)


def _status(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1])


def _run(writer: str, count: int) -> tuple[float, float, float]:
    command = [sys.executable, "-m", __spec__.name, "--measure", writer, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    passed, memory, size = map(float, done.stdout.split())
    return passed, memory, size


def compare(count: int) -> None:
    rounds = [
        {writer: _run(writer, count) for writer in WRITERS} for _ in range(ROUNDS.get(count, 3))
    ]
    for writer in WRITERS:
        seconds = statistics.median(found[writer][0] for found in rounds)
        memory = statistics.median(found[writer][1] for found in rounds)
        ratio = statistics.median(found[writer][0] / found["xlsxwriter"][0] for found in rounds)
        size = rounds[0][writer][2]
        print(
            f"{count:7,} lines  {writer:10} {seconds:6.2f} s  {ratio:5.2f} × XlsxWriter  "
            f"{memory:6.1f} MiB  file {size:5.1f} MiB",
            flush=True,
        )


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--measure"]:
        measure(arguments[1], int(arguments[2]))
        return
    for count in map(int, arguments or SIZES):
        compare(count)


if __name__ == "__main__":
    main(sys.argv[1:])
