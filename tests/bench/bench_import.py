"""How fast an old register is read, checked and put on file, beside the bare reader.

    python -m tests.bench.bench_import

10 000 and 50 000 rows of 15 columns, written as Excel writes them, every child another one. Ours
and the bare reader take turns, because a machine's speed drifts; processor time is measured, for
other programs run as well. Each is measured in a process of its own once more, for the memory: what
it holds at most, above the same process with everything imported and an empty office opened.
What was found is put into RESULTS.md.
"""

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import event

from desktop_app.law.iin import Sex

ROUNDS = {10_000: 5, 50_000: 3}
SECTION, RESULTS = "## Import", Path(__file__).with_name("RESULTS.md")
_MOST_ASKED = 0.25
"""Such a part of the rows may be asked about: of 50 000 many are of one day, name and father."""


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


_SYLLABLES = [f"{one}{other}" for one in "бгдзклмнпрст" for other in "аеоуыіөү"]


def bare(path: Path) -> int:
    from python_calamine import load_workbook

    with load_workbook(path) as book:
        return len(book.get_sheet_by_index(0).to_python())


@dataclass(frozen=True)
class Taken:
    """Processor seconds, and statements sent while the rows were put on file."""

    rows: int
    checking: float
    writing: float = 0.0
    statements: int = 0


def ours(path: Path, *, is_written: bool = False) -> Taken:
    from desktop_app.services.importing import register as importing

    desk, began = _office(path), process_time()
    checked = importing.check(desk, importing.open_register(desk, path))
    taken = Taken(checked.rows, process_time() - began)
    left = checked.rows - len(checked.good)
    assert left <= _MOST_ASKED * checked.rows, (checked.findings[:3], checked.open[:3])
    if is_written:
        sent: list[object] = []
        event.listen(
            desk.database.engine, "before_cursor_execute", lambda *given: sent.append(given[2])
        )
        began = process_time()
        importing.bring_in(desk, checked)
        taken = Taken(checked.rows, taken.checking, process_time() - began, len(sent))
    desk.database.close()
    return taken


def _office(path: Path) -> Any:
    """The head at work in an empty office."""
    from desktop_app.records.kinds import Role
    from desktop_app.services.desk import Desk
    from desktop_app.services.office import beginning
    from desktop_app.services.office import details as office
    from desktop_app.storage.schema import open_database
    from tests.builders import Clock, a_school
    from tests.services.acts import taken_by

    database = path.with_suffix(".sqlite")
    for each in path.parent.glob(f"{database.name}*"):
        each.unlink()
    nobody = Desk(open_database(database), clock=Clock())
    beginning.prepare(nobody)
    desk = taken_by(nobody, Role.HEAD)
    office.save_school(desk, a_school())
    return desk


def _measure(path: Path, count: int) -> str:
    """A row of the table."""
    readings, taken = [], []
    for _round in range(ROUNDS[count]):
        began = process_time()
        bare(path)
        readings.append(process_time() - began)
        taken.append(ours(path, is_written=True))
    ratio = statistics.median(a.checking / b for a, b in zip(taken, readings, strict=True))
    writing = statistics.median(each.writing for each in taken)
    memory = {name: _memory(name, path) for name in ("empty", "bare", "ours", "written")}
    cells = (
        f"{count:,}".replace(",", " "),
        f"{statistics.median(readings):.2f}",
        f"{statistics.median(each.checking for each in taken):.2f}",
        f"{ratio:.1f}",
        f"{count / writing:,.0f}".replace(",", " "),
        f"{taken[0].statements / count:.3f}",
        *(str(memory[name] - memory["empty"]) for name in ("bare", "ours", "written")),
    )
    return f"| {' | '.join(cells)} |"


HEAD = """\
| rows | bare reader, s | with all checks, s | ratio | put on file, rows a second | \
statements a row | MiB above an empty office: bare | checked | put on file |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |"""


def _memory(name: str, path: Path) -> int:
    """MiB that a process of its own held at most."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_import", name, str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return int(done.stdout) // 1024


def _alone(name: str, path: Path) -> None:
    from desktop_app.services.importing import register  # noqa: F401

    if name == "empty":
        bare(_small(path))
        ours(_small(path), is_written=True)
    elif name == "bare":
        _alone_before(path)
        bare(path)
    else:
        _alone_before(path)
        ours(path, is_written=name == "written")
    # Not ru_maxrss, which begins with what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(status.partition("VmHWM:")[2].split()[0])


def _alone_before(path: Path) -> None:
    """Everything is imported, as in the empty office."""
    ours(_small(path), is_written=True)


def _small(path: Path) -> Path:
    small = path.with_name("small.xlsx")
    if not small.exists():
        write_register(small, 3)
    return small


def _kept(section: str) -> None:
    """The section of this benchmark takes the place of the last one; the others stay."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Benchmarks\n"
    before, _here, rest = text.partition(f"{SECTION}\n")
    after = rest[rest.index("\n## ") :] if "\n## " in rest else "\n"
    RESULTS.write_text(f"{before.rstrip()}\n\n{section.rstrip()}\n{after}", encoding="utf-8")


def main() -> None:
    if len(sys.argv) == 3:
        _alone(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for count in ROUNDS:
            path = Path(folder) / f"register-{count}.xlsx"
            write_register(path, count)
            rows.append(_measure(path, count))
            print(rows[-1], flush=True)
        machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"
        made = f"{date.today():%Y-%m-%d}, {machine}; processor seconds, medians; `bench_import`."
        _kept("\n".join((SECTION, "", made, "", HEAD, *rows)))


if __name__ == "__main__":
    main()
