"""The databases in tests/old_databases, unpacked for a test to work on."""

import lzma
from pathlib import Path
from shutil import copyfileobj

FOLDER = Path(__file__).parents[1] / "old_databases"
NAMES = sorted(file.name.partition(".")[0] for file in FOLDER.glob("*.sqlite.xz"))


def unpack(name: str, folder: Path) -> Path:
    """A fresh copy of the database, such as ``0001-first``, in the folder."""
    file = folder / "office.sqlite"
    with lzma.open(FOLDER / f"{name}.sqlite.xz") as packed, file.open("wb") as out:
        copyfileobj(packed, out)
    return file
