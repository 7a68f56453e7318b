"""A clerk who types without end, in a process of its own that is to be killed.

Says on standard output what the draft on disk holds each time it was saved.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.app import App
from desktop_app.gui import places, theme
from desktop_app.gui.entry.page import EntryPage
from desktop_app.services.entry import drafts
from desktop_app.settings import Settings
from tests.gui.keyboard import type_into

LETTERS = "әғқңөұүһі"


def main(database: str) -> None:
    application = QApplication([])
    theme.apply(application)
    app = App(Settings(database=database, language="kk"), save_settings=False)
    typing = QTimer(interval=20)

    def begin() -> None:
        app.window.open(places.entry())
        page = app.window.page
        assert isinstance(page, EntryPage)
        typed = page.form.child.address.edit
        typing.timeout.connect(lambda: type_into(typed, LETTERS[len(typed.text()) % 9]))
        desk = page.context.desk

        def tell(draft_id: int) -> None:
            shown = drafts.look(desk, draft_id)
            assert shown is not None
            print(f"saved {len(shown.draft.content['child']['address'])}", flush=True)

        page.draft_saved.connect(tell)
        typing.start()

    app.opened.connect(begin)
    app.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
