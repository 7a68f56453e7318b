"""Workbooks as LibreOffice, which knows nothing of our code, calculates and prints them."""

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

_RESULT = re.compile(r"(</f>)<v>[^<]*</v>")


def recalculated(workbook: Path, folder: Path) -> Workbook:
    """The values that LibreOffice calculates: stored results are taken out before it looks."""
    source = folder / "without-results" / workbook.name
    source.parent.mkdir(parents=True)
    _copy_without_results(workbook, source)
    return load_workbook(converted(source, folder / "recalculated", "xlsx"), data_only=True)


def converted(workbook: Path, folder: Path, kind: str) -> Path:
    """The workbook as ``xlsx`` or ``pdf``, with a profile of its own: a running one would block."""
    assert SOFFICE is not None
    profile = (folder / "profile").resolve().as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    result = folder / f"{workbook.stem}.{kind}"
    assert result.is_file(), "LibreOffice could not read the workbook"
    return result


def _copy_without_results(workbook: Path, copy: Path) -> None:
    with ZipFile(workbook) as source, ZipFile(copy, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = _RESULT.sub(r"\1", content.decode("utf-8")).encode("utf-8")
            target.writestr(name, content)
