"""How fast an old register is read and checked, beside the bare reader that it is read with.

10 000 and 50 000 rows of 15 columns, written as Excel writes them, every child another one. Ours
and the bare reader take turns, because a machine's speed drifts. Each is measured in a process of
its own once more, for the memory.
"""

import random
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from desktop_app.law.iin import Sex

ROUNDS = {10_000: 5, 50_000: 3}


def write_register(path: Path, count: int) -> None:
    from openpyxl import Workbook

    from tests.builders import a_child, a_parent, make_iban

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Тіркеу")
    sheet.append(HEADINGS.split(";"))
    for number in range(count):
        child = a_child(number + 1, **_born(date(2008, 6, 1), _OF_CHILDREN, number))
        payee = a_parent(number + 1, **_born(date(1968, 1, 1), _OF_PARENTS, number))
        sheet.append(
            (
                child.iin,
                child.full_name,
                child.birth_date,
                payee.iin,
                payee.full_name,
                "анасы",
                f"Алатау қ., Жетіген к., {number} үй",
                "№ 7 жалпы білім беретін мектеп",
                str(number),
                date(2025, 9, 1),
                date(2026, 5, 25),
                date(2025, 9, 1 + number % 20),
                "мерзімсіз",
                make_iban(number),
                31_456,
            )
        )
    book.save(path)


_OF_CHILDREN, _OF_PARENTS = 4_001, 7_001
"""On so many days they were born."""

HEADINGS = (
    "Баланың ЖСН;Баланың Т.А.Ә.;Туған күні;Алушының ЖСН;Алушының Т.А.Ә.;Туыстығы;"
    "Мекенжайы;Мектеп;Анықтама №;Кезеңнің басы;Кезеңнің соңы;Өтініш күні;"
    "Мүгедектік мерзімі;ЖСК;2025Q4"
)


def _born(first: date, days: int, number: int) -> dict[str, Any]:
    """The birth, the IIN and the names of somebody of whom nobody else of that day reminds."""
    from tests.builders import FATHERS, GIRLS, make_iin

    day, chance = first + timedelta(number % days), random.Random(days * number)
    return {
        "birth": day,
        "birth_date": day,
        "iin": make_iin(day, Sex.FEMALE, number // days + 1),
        "surname": "".join(chance.choices(_SYLLABLES, k=5)).capitalize(),
        "given_name": chance.choice(GIRLS),
        "patronymic": f"{chance.choice(FATHERS)}қызы",
    }


_SYLLABLES = "ба де жо қу лы мә нө пі ра се то шү ғы зе".split()


def bare(path: Path) -> int:
    from python_calamine import load_workbook

    with load_workbook(path) as book:
        return len(book.get_sheet_by_index(0).to_python())


def ours(path: Path) -> int:
    from desktop_app.records.kinds import Role
    from desktop_app.services.desk import Desk
    from desktop_app.services.importing import register as importing
    from desktop_app.services.office import beginning
    from desktop_app.services.office import details as office
    from desktop_app.storage.schema import open_database
    from tests.builders import Clock, a_school
    from tests.services.acts import taken_by

    database = path.with_suffix(".sqlite")
    is_new = not database.exists()
    nobody = Desk(open_database(database), clock=Clock())
    beginning.prepare(nobody)
    desk = taken_by(nobody, Role.HEAD)
    if is_new:
        office.save_school(desk, a_school())
    began = perf_counter()
    checked = importing.check(desk, importing.open_register(desk, path))
    global _seconds
    _seconds = perf_counter() - began
    desk.database.close()
    assert len(checked.good) == checked.rows, (checked.findings[:3], checked.open[:3])
    return checked.rows


_seconds = 0.0


def _measure(path: Path, count: int) -> None:
    readings, checks = [], []
    for _round in range(ROUNDS[count]):
        began = perf_counter()
        bare(path)
        readings.append(perf_counter() - began)
        ours(path)
        checks.append(_seconds)
    ratio = statistics.median(a / b for a, b in zip(checks, readings, strict=True))
    print(
        f"{count:6,} rows: bare {statistics.median(readings):5.2f} s, "
        f"with all checks {statistics.median(checks):5.2f} s: {ratio:.1f} × bare"
    )
    for name in ("bare", "ours"):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_import", name, str(path)],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        print(f"{count:6,} rows: at most {int(done.stdout) // 1024} MiB, {name}")


def _alone(name: str, path: Path) -> None:
    {"bare": bare, "ours": ours}[name](path)
    # Not ru_maxrss, which begins with what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    if len(sys.argv) == 3:
        _alone(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for count in ROUNDS:
            path = Path(folder) / f"register-{count}.xlsx"
            write_register(path, count)
            _measure(path, count)


if __name__ == "__main__":
    main()
