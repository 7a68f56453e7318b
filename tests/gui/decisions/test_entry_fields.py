"""The fields of a decision: begun from the one before, and cited as they are filled in."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.decisions.entry_fields import DecisionFields
from desktop_app.law.profile import PaymentPeriod, RatePeriod
from desktop_app.law.readings import AS_SHIPPED, Institution, LastMonth, OwnDesk, Readings, Renewal
from desktop_app.services.decisions.entry import counted_values
from desktop_app.services.law_values.law_data import example_profiles
from tests.gui.keyboard import type_into
from tests.gui.seen import seen
from tests.services.decision_acts import a_decision, by_terms

BODIES = ("Қала мәслихаты", "Маслихат города")
TODAY = date(2026, 11, 21)


@pytest.fixture
def fields(qtbot: QtBot) -> DecisionFields:
    made = DecisionFields(counted_values(a_decision(rate="2,5")), BODIES, TODAY)
    seen(qtbot, made)
    return made


def test_most_stays_as_in_the_decision_before(fields: DecisionFields) -> None:
    entry = fields.entry()
    assert (entry.body_kk, entry.body_ru) == BODIES
    assert (entry.rate, entry.rate_period) == ("2,5", RatePeriod.QUARTER)
    assert entry.school_months == a_decision().school_months
    assert (entry.number, entry.decided_on, entry.first_day) == ("", None, None)
    assert (entry.citation_kk, entry.citation_ru) == ("", "")


@pytest.mark.parametrize("period", list(PaymentPeriod))
def test_what_it_pays_by_is_chosen(fields: DecisionFields, period: PaymentPeriod) -> None:
    fields.pays_by.set_value(period)
    entry = fields.entry()
    assert entry.by_terms == (period is PaymentPeriod.TERM)
    if not entry.by_terms:
        assert counted_values(entry).payment_period is period


@pytest.mark.parametrize("dated", example_profiles(), ids=lambda dated: dated.value.code)
def test_an_example_is_counted_by_what_it_says(qtbot: QtBot, dated: object) -> None:
    profile = next(each.value for each in example_profiles() if each is dated)
    fields = DecisionFields(profile, BODIES, TODAY)
    qtbot.addWidget(fields)
    read = counted_values(fields.entry())
    assert (read.rate, read.terms, read.school_months) == (
        profile.rate,
        profile.terms,
        profile.school_months,
    )
    assert (read.payment_period, read.readings) == (profile.payment_period, profile.readings)
    assert (read.partial, read.mci_rule, read.rounding) == (
        profile.partial,
        profile.mci_rule,
        profile.rounding,
    )


def test_how_the_decision_is_read_is_chosen(qtbot: QtBot) -> None:
    """It begins as the decision before it, and each reading is a choice of its own."""
    other = Readings(Institution.SUSPENDS, Renewal.CONTINUES, LastMonth.EXCLUSIVE)
    fields = DecisionFields(counted_values(a_decision(readings=other)), BODIES, TODAY)
    qtbot.addWidget(fields)
    fields.number.set_value("7")
    assert fields.entry().readings == other
    fields.institution.set_value(Institution.ENDS)
    assert fields.entry().readings == replace(other, institution=Institution.ENDS)
    fields.renewal.set_value(Renewal.NEW_APPLICATION)
    fields.last_month.set_value(LastMonth.INCLUSIVE)
    assert fields.entry().readings == AS_SHIPPED


def test_whether_the_own_desk_takes_applications_is_chosen(qtbot: QtBot) -> None:
    entered = counted_values(a_decision(own_desk=OwnDesk.SENDS_ON))
    fields = DecisionFields(entered, BODIES, TODAY)
    qtbot.addWidget(fields)
    assert fields.entry().own_desk is OwnDesk.SENDS_ON
    fields.own_desk.set_value(OwnDesk.TAKES)
    assert fields.entry().own_desk is OwnDesk.TAKES


def test_the_citations_follow_until_somebody_edits_them(fields: DecisionFields) -> None:
    type_into(fields.number.edit, "12-3")
    type_into(fields.decided_on.edit, "12.08.2026")
    assert fields.citation_kk.value() == "Қала мәслихатының 2026 жылғы 12 тамыздағы № 12-3 шешімі"
    assert "12-3" in fields.citation_ru.value()
    fields.citation_ru.set_value("Решение, как у нас пишут")
    type_into(fields.number.edit, "4")
    assert "№ 12-34" in fields.citation_kk.value()
    assert fields.citation_ru.value() == "Решение, как у нас пишут"
    fields.number.edit.clear()
    assert fields.citation_kk.value() == ""


def test_only_what_is_asked_is_shown(fields: DecisionFields) -> None:
    assert not fields.terms.isVisible()
    assert fields.partial.isEnabled()
    fields.pays_by.set_value(PaymentPeriod.TERM)
    fields.rate_period.set_value(RatePeriod.MONTH)
    assert fields.terms.isVisible()
    assert not fields.partial.isEnabled()


def test_terms_that_are_not_paid_by_are_not_entered(qtbot: QtBot) -> None:
    fields = DecisionFields(counted_values(by_terms(None)), BODIES, TODAY)
    qtbot.addWidget(fields)
    assert len(fields.entry().terms) == 4
    fields.pays_by.set_value(PaymentPeriod.QUARTER)
    assert (fields.entry().terms, fields.entry().by_terms) == ((), False)


def test_every_slip_finds_its_field(fields: DecisionFields) -> None:
    assert {"number", "decided_on", "first_day", "rate", "terms", "papers"} <= fields.fields.keys()
    assert len({*map(id, fields.fields.values())}) == len(fields.fields) == 27
