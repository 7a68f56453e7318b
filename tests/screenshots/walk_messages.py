"""Proactive messages: what is awaited, asking, and what came back."""

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.messages.answer import AnswerDialog
from desktop_app.gui.messages.list_page import ProactivePage
from desktop_app.gui.messages.send import MessageDialog
from desktop_app.records.kinds import PaperLanguage, Role
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office
from tests.screenshots.walk_entries import CHILD, MOTHER


def messages(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.PROACTIVE, ProactivePage)
    office.take("messages-lapsed")
    office.press(page.card, "answer")
    office.take("dialog-answer-late")
    office.dialog(AnswerDialog).answered_at.time.clear()
    office.slips_shot("dialog-answer-slips")
    office.press(page.card, "annul")
    office.dialog_shot("dialog-annul-message")
    _new_message(office, page)
    office.take("messages-waiting")
    page.wanted.setCurrentIndex(2)
    for row in range(2, 7):
        page.table.selectRow(row)
        office.take(f"messages-all-{row}")
    type_into(page.text, "ээ")
    office.take("messages-none")
    _from_the_consent(office)


def _new_message(office: Office, page: ProactivePage) -> None:
    office.press(page, "new-message")
    dialog = office.dialog(MessageDialog)
    office.take("dialog-message-empty")
    dialog.accept_button.click()
    office.take("dialog-message-slips")
    for fields, who in ((dialog.child, CHILD), (dialog.parent_, MOTHER)):
        for name in ("iin", "surname", "given_name", "patronymic"):
            line = getattr(fields, name).edit
            if not line.text():
                type_into(line, getattr(who, name))
    dialog.phone.set_value("+7 700 000 00 41")
    dialog.provider.box.setCurrentIndex(1)
    dialog.language.set_value(PaperLanguage.BOTH)
    dialog.sent_at.time.setText("08:40")
    office.take("dialog-message", "message")
    dialog.accept_button.click()


def _from_the_consent(office: Office) -> None:
    page = office.go(places.PROACTIVE, ProactivePage)
    page.wanted.setCurrentIndex(1)
    office.take("messages-consent")
    office.press(page.card, "register")
    entry = office.app.window.page
    assert isinstance(entry, EntryPage)
    office.take("entry-proactive")
