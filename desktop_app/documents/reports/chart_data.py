"""The charts of the report: children, sums, refusals by ground, and terms kept."""

from desktop_app import wording
from desktop_app.documents.reports.charts import Chart, Series
from desktop_app.documents.reports.sheet import GROUNDS_OF_D8, TERM_WORDS, Report
from desktop_app.translation import translator

_THOUSAND, _MILLION = 1_000, 1_000_000
_SEVERAL_MILLIONS = 10_000_000


def charts(report: Report) -> tuple[Chart, Chart, Chart, Chart]:
    """The same four on screen, in print and in the workbook, in the report's language."""
    return children(report), sums(report), refusals(report), terms(report)


def children(report: Report) -> Chart:
    _ = translator(report.language).gettext
    found = [figures for _month, figures in report.months]
    series = (
        Series(_("On home education"), [each.children for each in found]),
        Series(_("With an award"), [each.awarded for each in found]),
    )
    return _by_month(report, _("Children by month"), series)


def sums(report: Report) -> Chart:
    """Arrears stand on what was paid for the period of the sheet."""
    _ = translator(report.language).gettext
    found = [figures for _month, figures in report.months]
    current = [max(0, each.paid - each.arrears) for each in found]
    series = (
        Series(_("For the sheet's own period"), current),
        Series(_("Arrears"), [max(0, each.arrears) for each in found]),
    )
    most = max((each.paid for each in found), default=0)
    in_millions = most >= _SEVERAL_MILLIONS
    title = _("Paid by month, million tenge") if in_millions else _("Paid by month, thousand tenge")
    divisor = _MILLION if in_millions else _THOUSAND
    return _by_month(report, title, series, stacked=True, divisor=divisor)


def refusals(report: Report) -> Chart:
    """Those on the Appendix 2 form, and under each ground of D-8."""
    _ = translator(report.language).gettext
    found = [figures for _month, figures in report.months]
    series = [Series(_("Appendix 2"), [each.appendix_two for each in found])]
    for column in GROUNDS_OF_D8:
        values = [getattr(each, column.field) for each in found]
        series.append(Series(_(column.heading), values))
    return _by_month(report, _("Refusals by ground"), tuple(series), stacked=True)


def terms(report: Report) -> Chart:
    """Services and complaints, each as one bar of shares (R-5, D-6, R-9)."""
    _ = translator(report.language).gettext
    found = [kept.terms for kept in report.terms]
    shares = [
        _("in time: {percent} %").format(percent=each.percent) if each.percent is not None else "–"
        for each in found
    ]
    return Chart(
        _("Terms kept"),
        labels=[kept.words for kept in report.terms],
        series=[
            Series(_(words), [each.counts[number] for each in found])
            for number, words in enumerate(TERM_WORDS)
        ],
        stacked=True,
        lying=True,
        notes=shares,
    )


def _by_month(
    report: Report,
    title: str,
    series: tuple[Series, ...],
    *,
    stacked: bool = False,
    divisor: int = 1,
) -> Chart:
    language, several = report.language, len(report.months) > 12
    labels = [
        f"{month.number:02}.{month.year % 100:02}"
        if several
        else wording.month_name(month.number, language)[:3]
        for month, _figures in report.months
    ]
    names = [wording.month(month, language) for month, _figures in report.months]
    return Chart(title, labels, series, stacked, divisor=divisor, names=names)
