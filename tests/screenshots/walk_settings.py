"""The page of the settings, and what it opens."""

from datetime import date

from desktop_app.gui import places
from desktop_app.gui.bank.details import PaymentDetailsDialog
from desktop_app.gui.decisions.dialog import DecisionProfileDialog
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.law_values.mci import MciDialog
from desktop_app.gui.office.settings_page import TABS, SettingsPage
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Register, Role
from tests.screenshots.office import Office
from tests.screenshots.screen import settle


def settings(office: Office) -> None:
    page = office.go(places.SETTINGS, SettingsPage)
    for number, name in enumerate(TABS):
        page.tabs.setCurrentIndex(number)
        office.take(f"settings-{name}")
    page.office.ask_for_payments()
    office.dialog(PaymentDetailsDialog)
    office.dialog_shot("dialog-payment-details")
    page.office.fields["bin"].set_value("123")
    page.tabs.setCurrentIndex(0)
    page.office.save()
    office.take("settings-office-slip")
    page.refresh()
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
    office.take("settings-calendar-not-confirmed", "calendar")
    page.calendar.add()
    office.take("dialog-calendar-day")
    office.slips_shot("dialog-calendar-day-slips")
    page.calendar.confirm()
    office.dialog_shot("dialog-calendar-confirm")
    page.calendar.count()
    office.dialog_shot("dialog-term")
    office.role(Role.ACCOUNTANT)
    page = office.go(Place("settings", text="mci"), SettingsPage)
    page.mci.add()
    office.take("dialog-mci", "mci")
    office.slips_shot("dialog-mci-slips")
    annulled_mci(office, page)
    decisions(office)
    numbers(office)


def numbers(office: Office) -> None:
    """The head writes the numbers of outgoing papers the office's own way."""
    page = office.go(Place("settings", text="numbers"), SettingsPage)
    page.numbers.fields[Register.OUTGOING].set_value("ҮО-{year}-{number:5}")
    page.numbers.fields[Register.ORDERS].set_value("Б-{number:3}")
    office.take("settings-numbers-typed")


def annulled_mci(office: Office, page: SettingsPage) -> None:
    """The MCI of a year to come is entered, and taken back."""
    page.mci.add()
    dialog = office.dialog(MciDialog)
    dialog.first_day.set_value(date(2027, 1, 1))
    dialog.tenge.set_value("4 600")
    dialog.citation.set_value("«2027–2029 жылдарға арналған республикалық бюджет туралы» Заң")
    dialog.accept_button.click()
    settle(office.app)
    page.mci.table.selectRow(0)
    office.take("settings-mci-entered")
    page.mci.on_chosen(page.mci.annul)
    annulling = office.dialog(AnnulDialog)
    office.take("dialog-mci-annul")
    annulling.why.set_value("Қате енгізілген")
    annulling.accept_button.click()
    office.take("settings-mci-annulled")


def decisions(office: Office) -> None:
    """The head enters a decision, from the one before it and from an example by school terms."""
    office.role(Role.HEAD)
    page = office.go(Place("settings", text="decisions"), SettingsPage)
    office.take("settings-decisions-head")
    page.decisions.add()
    form = office.dialog(DecisionProfileDialog).form
    form.body_kk.set_value("Алматы облысы Алатау қалалық мәслихаты")
    form.body_ru.set_value("Маслихат города Алатау Алматинской области")
    form.number.set_value("24-3")
    form.decided_on.set_value(date(2026, 11, 12))
    form.first_day.set_value(date(2027, 1, 1))
    form.rate.set_value("9")
    office.take("dialog-decision-profile", "decision")
    office.dialog(DecisionProfileDialog).accept_button.click()
    settle(office.app)
    page.decisions.table.selectRow(0)
    office.take("settings-decisions-entered")
    page.decisions.on_chosen(page.decisions.annul)
    office.dialog_shot("dialog-decision-annul")
    page.decisions.example_button.menu().actions()[-1].trigger()
    office.take("dialog-decision-terms")
    dialog = office.dialog(DecisionProfileDialog)
    dialog.area.verticalScrollBar().setValue(dialog.area.verticalScrollBar().maximum())
    office.take("dialog-decision-terms-bottom")
    office.slips_shot("dialog-decision-terms-slips")
