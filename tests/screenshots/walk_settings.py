"""The page of the settings, and what it opens."""

from desktop_app.gui import places
from desktop_app.gui.pages.settings import SettingsPage
from tests.screenshots.office import Office


def settings(office: Office) -> None:
    page = office.go(places.SETTINGS, SettingsPage)
    for number, name in enumerate(("office", "schools", "workers", "mci", "calendar", "program")):
        page.tabs.setCurrentIndex(number)
        office.take(f"settings-{name}")
    page.office.fields["bin"].set_value("123")
    page.tabs.setCurrentIndex(0)
    page.office.save()
    office.take("settings-office-slip")
    page.office.refresh()
    page.schools.ask(None)
    office.take("dialog-school")
    office.slips_shot("dialog-school-slips")
    page.schools.edit(next(iter(page.schools.found)))
    office.dialog_shot("dialog-school-change")
    page.workers.ask(None)
    office.take("dialog-worker")
    office.slips_shot("dialog-worker-slips")
    page.workers.retire(next(iter(page.workers.found)))
    office.dialog_shot("dialog-retire")
    page.calendar.year.set_value(2027)
    page.tabs.setCurrentWidget(page.calendar)
    office.take("settings-calendar-not-confirmed")
    page.calendar.add()
    office.take("dialog-calendar-day")
    office.slips_shot("dialog-calendar-day-slips")
    page.calendar.confirm()
    office.dialog_shot("dialog-calendar-confirm")
    page.calendar.count()
    office.dialog_shot("dialog-term")
    page.mci.add()
    office.take("dialog-mci", "mci")
    office.slips_shot("dialog-mci-slips")
