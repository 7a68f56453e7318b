"""Run by a Python for Windows: prints a sample paper from its window, without the system's dialog.

    python -m tests.windows.printing_one NAME PRINTER

The job is to be called NAME. Ends with 1 where the spool did not take it.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from desktop_app import translation
from desktop_app.cli.grammar import SOURCE_TEXTS
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.papers import printing
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.settings import Settings
from desktop_app.storage.schema import open_database
from tests.documents import samples


def main(name: str, printer: str) -> int:
    translation.use(SOURCE_TEXTS)
    application = QApplication([sys.argv[0], *theme.ARGUMENTS])
    theme.apply(application)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(open_database(Path(folder, "office.sqlite")))
        beginning.prepare(desk)
        settings = Settings(printer=printer)
        paper = letters.render(samples.NOTICES[0], ("kk",), Layout())
        dialog = PreviewDialog(None, Context(desk, settings), name, f"{name}.pdf", paper)
        dialog.show()
        told: list[str] = []
        dialog.printed.connect(lambda: told.append(dialog.banner.words.text()))
        dialog.printed.connect(application.quit)
        dialog.print_to(printing.prepared(settings, None, printing.printers()))
        application.exec()
        print(*told)
        desk.database.close()
    return 0 if told == ["Sent to the printer."] else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(*sys.argv[1:]))
