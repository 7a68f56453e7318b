"""Workbooks as LibreOffice, which knows nothing of our code, calculates and prints them."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from tests import patience

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

_RESULT = re.compile(r"(</f>)<v>[^<]*</v>")


def recalculated(workbook: Path, folder: Path) -> Workbook:
    """The values that LibreOffice calculates: stored results are taken out before it looks."""
    return recalculated_together([workbook], folder)[0]


def recalculated_together(workbooks: Sequence[Path], folder: Path) -> list[Workbook]:
    """Many workbooks in one start of LibreOffice, which takes longer than the workbooks do."""
    sources = [folder / "without-results" / workbook.name for workbook in workbooks]
    sources[0].parent.mkdir(parents=True)
    for workbook, source in zip(workbooks, sources, strict=True):
        _copy_without_results(workbook, source)
    results = _converted_together(sources, folder / "recalculated", "xlsx")
    return [load_workbook(result, data_only=True) for result in results]


def converted(workbook: Path, folder: Path, kind: str) -> Path:
    """The workbook as ``xlsx`` or ``pdf``."""
    return _converted_together([workbook], folder, kind)[0]


def _converted_together(workbooks: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """With a profile of its own: a running one would block."""
    assert SOFFICE is not None
    profile = (folder / "profile").resolve().as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), *map(str, workbooks)]
    subprocess.run(command, check=True, capture_output=True, timeout=patience.SECONDS)
    results = [folder / f"{workbook.stem}.{kind}" for workbook in workbooks]
    assert all(map(Path.is_file, results)), "LibreOffice could not read the workbook"
    return results


def _copy_without_results(workbook: Path, copy: Path) -> None:
    with ZipFile(workbook) as source, ZipFile(copy, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = _RESULT.sub(r"\1", content.decode("utf-8")).encode("utf-8")
            target.writestr(name, content)
