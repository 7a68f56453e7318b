"""Every sheet of the payout workbook as LibreOffice prints it, in both languages, as pictures.

python -m tests.documents.workbook_gallery [FOLDER]
"""

import subprocess
import sys
from pathlib import Path

from desktop_app.documents.payouts import workbook
from tests.documents.libreoffice import converted
from tests.documents.workbook_samples import everything

ROOT = Path(__file__).parents[2]
_PICTURE_DPI = "80"


def show(folder: Path) -> list[Path]:
    """Write the workbooks, their prints and a picture of each page; the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("kk", "ru"):
        for name, draft in (("payout", False), ("draft", True)):
            file = folder / f"{name}-{language}.xlsx"
            workbook.write(everything(language, draft=draft), file)
            printed = converted(file, folder, "pdf")
            command = ["pdftoppm", "-r", _PICTURE_DPI, "-png", str(printed)]
            subprocess.run([*command, str(printed.with_suffix(""))], check=True)
    return sorted(folder.glob("*.png"))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "gallery"
    print(f"{len(show(target))} pages in {target}")
