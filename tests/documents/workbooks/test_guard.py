"""Hostile and broken workbooks are refused with one sentence, quickly and in little memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import read
from desktop_app.translation import translator
from tests.documents import hostile_workbooks

MOST_SECONDS, MOST_KIB = 2.0, 200 * 1024

_READ = """
import resource, sys, time
from pathlib import Path
from desktop_app.documents.workbook_guard import RefusedWorkbook
from desktop_app.documents.workbook_reading import read
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
began = time.perf_counter()
try:
    read(Path(sys.argv[1]))
    said = "it was read"
except RefusedWorkbook as refused:
    said = refused.label
seconds = time.perf_counter() - began
status = Path("/proc/self/status").read_text().splitlines()
(most,) = [line.split()[1] for line in status if line.startswith("VmHWM:")]
print(seconds, most, said, sep="|")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as on Linux")
@pytest.mark.parametrize("name", hostile_workbooks.HOSTILE)
def test_a_hostile_workbook_is_refused_at_once(name: str, tmp_path: Path) -> None:
    path = hostile_workbooks.write(name, tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    seconds, kib, said = done.stdout.strip().split("|")
    assert hostile_workbooks.HOSTILE[name][0] in said
    assert float(seconds) < MOST_SECONDS
    assert int(kib) < MOST_KIB


def test_a_good_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())

    (sheet,) = read(path).sheets

    assert len(sheet.rows) == 199
    assert sheet.rows[6] == ["000000000007", "Әлімқұлова", 7]


def test_links_in_cells_and_small_merges_do_no_harm(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())
    book = load_workbook(path)
    book.worksheets[0].merge_cells("E1:G4")
    book.worksheets[0]["A1"].hyperlink = "https://example.org/"
    book.save(path)

    assert not guard.check(path).counts_from_1904


def test_a_file_that_is_not_there_is_another_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing.xlsx")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_refusal_is_one_sentence_or_two_in_both_languages(language: str) -> None:
    labels = [
        value for name, value in vars(guard).items() if name.isupper() and isinstance(value, str)
    ]

    assert len(labels) == 8
    for label in labels:
        assert translator(language).gettext(label) != label


def test_a_refusal_tells_nothing_of_the_file(tmp_path: Path) -> None:
    path = hostile_workbooks.write("entities", tmp_path)

    with pytest.raises(RefusedWorkbook) as refused:
        read(path)

    assert str(tmp_path) not in str(refused.value)
