"""What is mutated, by subjects, and which tests have to find it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parents[2]
# Folders and files of each subject.
SUBJECTS = {
    "payouts": ("desktop_app/services/payouts", "desktop_app/services/sums"),
    "debts": ("desktop_app/services/debts",),
    "awards": ("desktop_app/services/awards",),
    "importing": ("desktop_app/services/importing",),
    "who somebody is": ("desktop_app/identity", "desktop_app/services/identity"),
    "papers' numbering": (
        "desktop_app/services/papers/issuing.py",
        "desktop_app/services/registers/numbering.py",
        "desktop_app/records/numbering.py",
    ),
    "storage": ("desktop_app/storage",),
    "windows' models": (
        "desktop_app/gui/parts/paged.py",
        "desktop_app/gui/parts/table.py",
        "desktop_app/gui/payouts/checks.py",
        "desktop_app/gui/payouts/tables.py",
        "desktop_app/gui/reports/forecast_tables.py",
    ),
}
LEFT_OUT = ("desktop_app/storage/migrations",)

TESTS = (
    "tests/identity",
    "tests/services",
    "tests/storage",
    "tests/records",
    "tests/gui",
    "tests/cli",
)
# They start processes, which a mutant does not reach, or need what not every machine has.
TESTS_LEFT_OUT = (
    "tests/services/test_killed.py",
    "tests/services/papers/test_register_load.py",
    "tests/storage/test_postgresql.py",
    "tests/storage/test_postgresql_complaints.py",
    "tests/storage/test_postgresql_drafts.py",
    "tests/storage/test_postgresql_law.py",
    "tests/storage/test_postgresql_old_databases.py",
    "tests/storage/test_postgresql_shape.py",
    "tests/storage/test_postgresql_signing.py",
)
MARKS_LEFT_OUT = "not postgresql"

# Loaded once, before any mutant; none of them may load the program.
HEAVY = (
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtTest",
    "PySide6.QtWidgets",
    "alembic.command",
    "babel",
    "defusedxml.ElementTree",
    "holidays",
    "jinja2",
    "num2words",
    "openpyxl",
    "pikepdf",
    "psycopg",
    "pypdf",
    "python_calamine",
    "reportlab.pdfgen.canvas",
    "reportlab.platypus",
    "schwifty",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "sqlcipher3",
)

# Its start(owner, work, ...) does work in threads of Qt's.
BACKGROUND = "desktop_app.gui.tasks"


@dataclass(frozen=True)
class Project:
    """Paths are relative to ``root`` and written with slashes."""

    root: Path = HERE
    package: str = "desktop_app"
    subjects: dict[str, tuple[str, ...]] = field(default_factory=lambda: SUBJECTS)
    left_out: tuple[str, ...] = LEFT_OUT
    tests: tuple[str, ...] = TESTS
    tests_left_out: tuple[str, ...] = TESTS_LEFT_OUT
    heavy: tuple[str, ...] = HEAVY
    background: str = BACKGROUND
    # What a run of tests may take beside four times what they took when they were measured.
    seconds_to_start: int = 20

    @property
    def build(self) -> Path:
        return self.root / "build" / "mutation"

    def sources(self, only: tuple[str, ...] = ()) -> dict[str, str]:
        """The subject of each file that may be mutated; ``only`` names files or folders."""
        subjects = {path: (path,) for path in only} if only else self.subjects
        found: dict[str, str] = {}
        for subject, places in subjects.items():
            for path in self._python(places, "*.py"):
                if not _within(path, self.left_out):
                    found.setdefault(path, self._subject_of(path) if only else subject)
        return found

    def test_files(self, only: tuple[str, ...] = ()) -> list[str]:
        files = self._python(only or self.tests, "test_*.py")
        return [file for file in files if not _within(file, self.tests_left_out)]

    def room_of(self, path: str, test_files: list[str]) -> list[str]:
        """Those in the folder that mirrors the file's, and below it."""
        room = Path(path).parts[1:-1]
        return [file for file in test_files if Path(file).parts[1 : len(room) + 1] == room]

    def digest(self, path: str) -> str:
        """Of a file's bytes; empty when it is gone."""
        file = self.root / path
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""

    def _subject_of(self, path: str) -> str:
        subjects = (name for name, places in self.subjects.items() if _within(path, places))
        return next(subjects, str(Path(path).parent))

    def _python(self, places: tuple[str, ...], pattern: str) -> Iterator[str]:
        for place in places:
            at = self.root / place
            files = sorted(at.rglob(pattern)) if at.is_dir() else [at]
            if not at.exists():
                raise SystemExit(f"mutants: there is no {place}")
            yield from (file.relative_to(self.root).as_posix() for file in files)


def _within(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)
