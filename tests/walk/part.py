"""What of the walk goes with the tests: a page of every kind, and dialogs from small to large."""

import shutil
import tempfile
from pathlib import Path

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.page import Page
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.records.kinds import Role, Status
from tests.screenshots.office import Office, opened
from tests.screenshots.pictures import Camera
from tests.screenshots.walk_complaints import complaint_dialogs

LISTS = (
    places.TODAY,
    places.APPLICATIONS,
    places.CHILDREN,
    places.PAYOUTS,
    places.PAPERS,
    places.COMPLAINTS,
    places.REGISTERS,
)
CHILD = "Өтеген Мирас"


def photograph_part(demo: Path, camera: Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / demo.name
        shutil.copyfile(demo, copy)
        with opened(str(copy), camera.language) as app:
            walk_part(Office(app, camera))


def walk_part(office: Office) -> None:
    for place in LISTS:
        office.go(place, Page)
        office.take(place.page)
    office.child(CHILD)
    office.take("child")
    for status in (Status.REGISTERED, Status.AWARDED):
        office.case("", status)
        office.take(f"case-{status}")
    office.go(places.entry(), EntryPage)
    office.take("entry")
    office.role(Role.HEAD)
    page = office.go(places.SETTINGS, SettingsPage)
    for number in filter(page.tabs.isTabVisible, range(page.tabs.count())):
        page.tabs.setCurrentIndex(number)
        office.take(f"settings-{number}")
    complaint_dialogs(office)
