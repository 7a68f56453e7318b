"""What a list was narrowed to stays for the next visit and the next start, until it is cleared."""

import pytest

from desktop_app.gui import places
from desktop_app.gui.applications.list_page import ApplicationsPage
from desktop_app.gui.context import Context
from desktop_app.gui.debts.list_page import DebtsPage
from desktop_app.gui.fit.kept_filters import keeping, kept
from desktop_app.gui.main_window import MainWindow
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle


def applications(window: MainWindow) -> ApplicationsPage:
    window.open(places.APPLICATIONS)
    assert isinstance(window.page, ApplicationsPage)
    return window.page


def test_what_was_chosen_is_there_at_the_next_visit_and_what_was_typed_is_not(
    window: MainWindow, context: Context
) -> None:
    page = applications(window)
    assert not page.clear_button.isVisible()
    page.status.setCurrentIndex(1)
    type_into(page.text, "Өтеген")
    window.open(places.TODAY)
    page = applications(window)
    assert (page.service.currentIndex(), page.status.currentIndex()) == (0, 1)
    assert page.text.text() == ""
    assert page.clear_button.isVisible()
    assert "Өтеген" not in context.settings.filters  # names of people stay in the database


def test_clear_shows_all_again_and_for_the_next_time(window: MainWindow, context: Context) -> None:
    page = applications(window)
    page.service.setCurrentIndex(2)
    type_into(page.text, "1504")
    settle(context)
    page.clear_button.click()
    settle(context)
    assert (page.text.text(), page.service.currentIndex()) == ("", 0)
    assert not page.clear_button.isVisible()
    assert window.focusWidget() is page.text
    assert context.settings.filters == ""


def test_a_way_that_leads_to_a_part_of_a_list_shows_that_and_keeps_nothing(
    window: MainWindow, context: Context
) -> None:
    window.open(places.DEBTS_OVERDUE)
    assert isinstance(window.page, DebtsPage)
    assert window.page.state.currentIndex() == 2
    assert context.settings.filters == ""
    window.page.state.setCurrentIndex(1)
    window.open(places.TODAY)
    window.open(places.DEBTS)
    assert isinstance(window.page, DebtsPage)
    assert window.page.state.currentIndex() == 1
    assert window.page.clear_button.isVisible()


def test_back_leads_to_the_list_as_it_was_left(window: MainWindow, context: Context) -> None:
    page = applications(window)
    type_into(page.text, "Қожа")
    settle(context)
    window.open(places.TODAY)
    window.go_back()
    assert isinstance(window.page, ApplicationsPage)
    assert window.page.text.text() == "Қожа"


def test_lists_are_kept_beside_each_other() -> None:
    text = keeping(keeping("", "debts", [2], [6]), "applications", [0, 3], [3, 12])
    assert kept(text, "debts", [6]) == [2]
    assert kept(text, "applications", [3, 12]) == [0, 3]
    assert keeping(text, "debts", [0], [6]) == keeping("", "applications", [0, 3], [3, 12])


@pytest.mark.parametrize(
    "text", ["", "debts;", "debts;2", "debts;x/6", "debts;2/5", "debts;7/6", "debts;-1/6", "a|b;;"]
)
def test_what_can_not_be_so_is_as_at_first(text: str) -> None:
    assert kept(text, "debts", [6]) == [0]
