"""The numbers of the report's four charts, month by month."""

import pytest

from desktop_app.documents.reports import chart_data
from desktop_app.documents.reports.sheet import Figures
from desktop_app.law.quarters import Month, months_between
from tests.documents.report_samples import FEBRUARY, JANUARY, a_report

REPORT = a_report("en")


def test_children_of_each_month() -> None:
    chart = chart_data.children(REPORT)
    assert [list(series.values) for series in chart.series] == [[51, 49], [39, 37]]
    assert (list(chart.labels), chart.stacked) == (["Jan", "Feb"], False)
    assert chart.names == ["January 2026", "February 2026"]


def test_arrears_stand_on_what_was_paid_for_the_sheets_own_period() -> None:
    chart = chart_data.sums(REPORT)
    current, arrears = (list(series.values) for series in chart.series)
    assert current == [34_600 - 3_600, 1_410_217]
    assert arrears == [3_600, 0]
    assert chart.stacked


@pytest.mark.parametrize(
    ("paid", "divisor", "unit"),
    [(9_999_999, 1_000, "thousand"), (10_000_000, 1_000_000, "million")],
)
def test_sums_in_thousands_or_in_millions(paid: int, divisor: int, unit: str) -> None:
    months = [(Month(2026, 1), JANUARY), (Month(2026, 2), Figures(paid=paid))]
    chart = chart_data.sums(a_report("en", months=months))
    assert chart.divisor == divisor
    assert unit in chart.title


def test_refusals_on_the_form_and_under_each_ground() -> None:
    chart = chart_data.refusals(REPORT)
    assert [list(series.values) for series in chart.series] == [
        [0, 2],
        [0, 1],
        [1, 1],
        [1, 0],
        [1, 0],
    ]


def test_terms_as_bars_of_shares() -> None:
    chart = chart_data.terms(REPORT)
    assert chart.lying
    assert list(chart.labels) == ["Ответ", "Решение", "Жалобы"]
    assert [list(series.values) for series in chart.series] == [
        [4, 4, 0],
        [0, 1, 0],
        [0, 0, 0],
        [0, 1, 0],
    ]
    assert list(chart.notes) == ["in time: 100 %", "in time: 80 %", "–"]


@pytest.mark.parametrize(("count", "first", "last"), [(12, "Jan", "Dec"), (13, "01.26", "01.27")])
def test_more_than_a_year_names_months_by_numbers(count: int, first: str, last: str) -> None:
    begin = Month(2026, 1)
    months = [(each, FEBRUARY) for each in months_between(begin, begin.shifted(count - 1))]
    labels = chart_data.children(a_report("en", months=months)).labels
    assert (labels[0], labels[-1]) == (first, last)


def test_all_four_in_the_reports_language() -> None:
    titles = [[chart.title for chart in chart_data.charts(a_report(each))] for each in ("kk", "ru")]
    assert len(titles[0]) == 4
    assert not set(titles[0]) & set(titles[1])
