"""The whole walk through the program, in one language."""

import shutil
import tempfile
from pathlib import Path

from desktop_app.events.report import report_of
from desktop_app.gui import errors, places
from desktop_app.gui.frames.page import Page
from tests.practice_office import practice_office
from tests.screenshots.office import Office, opened
from tests.screenshots.pictures import Camera
from tests.screenshots.walk_awards import award_dialogs
from tests.screenshots.walk_cases import case_dialogs, cases
from tests.screenshots.walk_children import child_cards, child_dialogs
from tests.screenshots.walk_complaints import complaint_dialogs, complaint_pages
from tests.screenshots.walk_debts import debts_pages
from tests.screenshots.walk_entries import entries_home, entries_known, entries_reimbursement
from tests.screenshots.walk_forecast import forecast_page
from tests.screenshots.walk_forms import own_forms
from tests.screenshots.walk_identity import twice_on_file, who_has_no_iin, wrong_facts
from tests.screenshots.walk_import import import_page
from tests.screenshots.walk_letters import letters
from tests.screenshots.walk_lists import lists, registers
from tests.screenshots.walk_logins import office_of_before, real_office
from tests.screenshots.walk_looks import looks
from tests.screenshots.walk_messages import messages
from tests.screenshots.walk_papers import papers
from tests.screenshots.walk_payouts import payouts_page
from tests.screenshots.walk_people import who_they_are
from tests.screenshots.walk_report import report_page
from tests.screenshots.walk_settings import settings
from tests.screenshots.walk_signing import signing


def photograph(demo: Path, camera: Camera) -> None:
    """Everything in one language."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / demo.name
        shutil.copyfile(demo, copy)
        with opened(str(copy), camera.language) as app:
            walk(Office(app, camera), camera.language)
        new = practice_office(Path(folder) / "new.sqlite")
        with opened(str(new), camera.language) as app:
            camera.take(app, "new-office", "new-office")
            for place in (places.APPLICATIONS, places.CHILDREN, places.PAYOUTS, places.REGISTERS):
                app.window.open(place)
                camera.take(app, f"new-office-{place.page}")
        torn = Path(folder) / "torn.sqlite"
        torn.write_text("This is no database. " * 300, encoding="utf-8")
        with opened(str(torn), camera.language, opens=False) as app:
            camera.take(app, "database-not-opened")
        real_office(Path(folder), camera)
        office_of_before(demo, Path(folder), camera)


def walk(office: Office, language: str) -> None:
    lists(office)
    child_cards(office)
    child_dialogs(office)
    cases(office)
    entries_home(office)
    entries_known(office)
    entries_reimbursement(office)
    who_they_are(office)
    messages(office)
    payouts_page(office)
    forecast_page(office)
    report_page(office)
    debts_pages(office)
    registers(office)
    looks(office)
    complaint_pages(office)
    settings(office)
    own_forms(office, language)
    papers(office, language)
    bug(office)
    case_dialogs(office)
    complaint_dialogs(office)
    letters(office)
    award_dialogs(office)
    wrong_facts(office)
    twice_on_file(office)
    who_has_no_iin(office)
    signing(office)
    import_page(office, language)


def bug(office: Office) -> None:
    office.go(places.TODAY, Page)
    try:
        raise KeyError("nobody foresaw this")
    except KeyError as error:
        errors.BugDialog(report_of(error)).open()
    office.dialog_shot("dialog-bug")
