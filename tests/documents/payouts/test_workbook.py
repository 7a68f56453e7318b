"""The payout workbook as a file: what is told of it, and how it is saved."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from desktop_app.documents.payouts import workbook
from desktop_app.law.steps import Step
from tests.documents.workbook_samples import arrears_and_current, line, payout, written


def test_properties(tmp_path: Path) -> None:
    properties = written(arrears_and_current(), tmp_path).properties
    assert properties.title is not None
    assert "quarter 1 of 2026" in properties.title
    assert properties.creator == properties.lastModifiedBy == "Отдел занятости"
    assert properties.language == "en"


def test_a_file_open_in_excel_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "payout.xlsx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "open in Excel")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        workbook.write(arrears_and_current(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "payout.xlsx"
    target.write_bytes(b"old")
    broken = replace(line(1, 100), steps=(Step("{missing}", "D-7"),))
    with pytest.raises(KeyError):
        workbook.write(payout(broken), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_written_beside_under_a_name_that_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[Path] = []
    replace_file = os.replace

    def record(source: Path, target: Path) -> None:
        moved.append(Path(source))
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", record)
    workbook.write(arrears_and_current(), tmp_path / "Әбдірахманова 001231500018.xlsx")
    assert [path.parent for path in moved] == [tmp_path]
    assert re.fullmatch(r"\.saving-[0-9a-f]+", moved[0].name)


def test_a_missing_folder_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        workbook.write(payout(), tmp_path / "gone" / "payout.xlsx")
