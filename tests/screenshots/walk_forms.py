"""The office's own forms: the list, a form that is edited, and what is told of broken ones."""

import tempfile
from pathlib import Path

from desktop_app.documents import office_folder
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from desktop_app.gui import places
from desktop_app.gui.forms.editor_dialog import FormDialog
from desktop_app.gui.frames.page import Page
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.records.kinds import Role
from tests.screenshots.office import Office
from tests.screenshots.screen import settle


def own_forms(office: Office, language: str) -> None:
    before = office_folder.path()
    with tempfile.TemporaryDirectory() as folder:
        office_folder.use(Path(folder) / "forms")
        office.role(Role.HEAD)
        _edited(office, language)
        _told(office, Path(folder) / "forms")
        office_folder.use(before)


def _edited(office: Office, language: str) -> None:
    page = office.go(places.FORMS, SettingsPage)
    office.take("settings-forms")
    row = next(n for n, row in page.forms.found.items() if row.language == language)
    page.forms.edit(row)
    dialog = office.dialog(FormDialog)
    office.take("dialog-form", "form")
    words = {"kk": "Бөлімнің өз мәтіні.", "ru": "Собственный текст отдела."}[language]
    line = dialog.text.split("\n").index("---") + 2
    dialog.editor.go_to(line)
    dialog.editor.insertPlainText(f"{words} {{{{ child.shoes }}}}\n\n")
    dialog._timer.timeout.emit()
    settle(office.app)
    office.take("dialog-form-wrong")
    dialog.editor.go_to(line)
    dialog.editor.replace_all(dialog.text.replace(" {{ child.shoes }}", ""))
    dialog.aids.setCurrentIndex(1)
    dialog.shown.setCurrentIndex(1)
    dialog.save_button.click()
    settle(office.app)
    office.take("dialog-form-saved")
    dialog.aids.setCurrentIndex(0)
    dialog.shown.setCurrentIndex(0)
    old = dialog.text.replace("edition: ", "edition: 2020. ", 1)
    dialog.editor.replace_all(old)
    dialog._timer.timeout.emit()
    settle(office.app)
    dialog.reject()
    office.take("dialog-form-out-of-date")
    dialog.reject()
    settle(office.app)


def _told(office: Office, folder: Path) -> None:
    for language in ("kk", "ru"):
        (folder / language).mkdir(parents=True, exist_ok=True)
    text = forms.read(form_files.shipped("award_notice", "kk").form)
    own = folder / "kk" / "award_notice.txt"
    own.write_text(text.replace("{{ citation }}", "{{ shoes }}"), encoding="utf-8")
    office.go(places.TODAY, Page)
    office.take("today-forms")
    text = forms.read(form_files.shipped("award_notice", "ru").form)
    old = folder / "ru" / "award_notice.txt"
    old.write_text(text.replace("since: 2026", "since: 2020"), encoding="utf-8")
    (folder / "ru" / "award.txt").write_text(text, encoding="utf-8")
    page = office.go(places.FORMS, SettingsPage)
    page.forms.table.selectRow(
        next(n for n, row in page.forms.found.items() if row.kind == "award_notice")
    )
    office.take("settings-forms-wrong")
    office.go(places.TODAY, Page)
    office.take("today-forms-many")
