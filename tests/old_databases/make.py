"""Make the database of a migration: its own commit's demo, played with few families, packed.

    python tests/old_databases/make.py tests/old_databases/0005-first.sqlite.xz

To be run in a checkout of that commit; README.md beside this file says when.
"""

import lzma
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path.cwd()))

from desktop_app.demo import neighbours, office
from desktop_app.demo.families import WORKED_EXAMPLES

_ALSO = set("Соколов Тәжі Рахимова Сүмбіле Исламов Қасымбек Фёдоров Мыңбай Әлібек Алиева".split())
"""Families of the demo's other stories: refused, open, to school, overpaid, a term that ends."""


def _with_few_families() -> None:
    every = neighbours.homes()
    wanted = [*WORKED_EXAMPLES.values(), every[-1]]
    few = tuple(each for each in every if each in wanted or each.child.surname in _ALSO)
    for name, module in list(sys.modules.items()):
        if name.startswith("desktop_app.") and hasattr(module, "homes"):
            _put(module, "homes", lambda: few)
    grievances = getattr(office, "GRIEVANCES", ())
    known = [each for each in grievances if each.home is None or each.home in few]
    _put(office, "GRIEVANCES", known)
    for samples in ("_sample_papers", "_workbooks"):
        _put(office, samples, lambda *_: [])


def _put(module: ModuleType, name: str, value: object) -> None:
    setattr(module, name, value)


def main(packed: Path) -> None:
    _with_few_families()
    with tempfile.TemporaryDirectory() as folder:
        office.make(Path(folder))
        file = Path(folder) / office.DATABASE_FILE
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("VACUUM")
        packed.write_bytes(lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
