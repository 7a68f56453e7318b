"""The tables of the report: on screen, in print and in the workbook they are the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app import wording
from desktop_app.documents.reports.sheet import TABLES, TERM_WORDS, Figures, FiguresColumn, Report
from desktop_app.law.steps import N_
from desktop_app.translation import translator

Cells = tuple[str | int, ...]
Gettext = Callable[[str], str]


@dataclass(frozen=True)
class TableColumn:
    """``holds`` is ``text``, ``count`` or ``money``; ``adds_up``: its total is its rows' sum."""

    heading: str
    holds: str = "count"
    adds_up: bool = True


@dataclass(frozen=True)
class ReportTable:
    """``total`` is the last row, None where the rows do not add up to anything."""

    name: str
    title: str
    columns: Sequence[TableColumn]
    rows: Sequence[Cells]
    total: Cells | None = None
    note: str = ""


def tables(report: Report) -> Iterator[ReportTable]:
    """All of them, in their order: in short, by month, by school, then one thing after another."""
    _ = translator(report.language).gettext
    yield summary(report)
    yield from by_month(report)
    yield from by_school(report)
    yield terms(report)
    yield channels(report)
    yield grounds(report)
    yield documents(report)
    yield periods(report)
    yield papers(report)


_SUMMARY = (
    (N_("Children on home education"), "children"),
    (N_("Children with an award"), "awarded"),
    (N_("New awards"), "awards"),
    (N_("Applications for home education"), "home_education"),
    (N_("Applications for the reimbursement"), "reimbursement"),
    (N_("Refusals on the Appendix 2 form"), "appendix_two"),
    (N_("Refusals by the grounds of D-8"), "refusals"),
    (N_("Children paid"), "paid_children"),
    (N_("Paid, tenge"), "paid"),
    (N_("Of it arrears, tenge"), "arrears"),
)


def summary(report: Report) -> ReportTable:
    """The period in short, and what of overpayments is still open (D-9)."""
    _ = translator(report.language).gettext
    rows: list[Cells] = [(_(words), getattr(report.total, name)) for words, name in _SUMMARY]
    rows += [
        (_("Of what was paid, confirmed by the bank, tenge"), report.confirmed),
        (_("Came back unpaid, tenge"), report.returned),
        (_("Overpayments open on {date}").format(date=_day(report)), report.overpayments),
        (_("Their sum, tenge"), report.overpaid),
    ]
    columns = (TableColumn(_("Figure"), "text"), TableColumn(_("In all"), "money"))
    unknown = wording.step(report.unknown, report.language) if report.unknown else ""
    return ReportTable("summary", _("In short"), columns, rows, note=unknown)


def _day(report: Report) -> str:
    return wording.day(report.made_on)


def by_month(report: Report) -> Iterator[ReportTable]:
    language = report.language
    rows = [(wording.month(month, language), figures) for month, figures in report.months]
    yield from _of_figures(report, "months", N_("By month"), N_("Month"), rows)


def by_school(report: Report) -> Iterator[ReportTable]:
    yield from _of_figures(report, "schools", N_("By school"), N_("School"), report.schools)


def _of_figures(
    report: Report, name: str, title: str, first: str, rows: Sequence[tuple[str, Figures]]
) -> Iterator[ReportTable]:
    _ = translator(report.language).gettext
    for number, (words, columns) in enumerate(TABLES):
        shown = f"{_(title)}: {_(words)}"
        yield of_figures(report, f"{name} {number}", shown, first, rows, columns)


def of_figures(
    report: Report,
    name: str,
    title: str,
    first: str,
    rows: Sequence[tuple[str, Figures]],
    columns: Sequence[FiguresColumn],
) -> ReportTable:
    """Some columns of the figures, a row for each month or school; ``first`` heads the rows."""
    _ = translator(report.language).gettext
    heads = [TableColumn(_(first), "text")]
    heads += [
        TableColumn(_(c.heading), "money" if c.is_money else "count", c.adds_up) for c in columns
    ]
    distinct = not all(column.adds_up for column in columns)
    return ReportTable(
        name,
        title,
        heads,
        [(head, *_values(figures, columns)) for head, figures in rows],
        (_("In all"), *_values(report.total, columns)),
        _("A child counts once in all: the rows together may be more.") if distinct else "",
    )


def _values(figures: Figures, columns: Sequence[FiguresColumn]) -> tuple[int, ...]:
    return tuple(getattr(figures, column.field) for column in columns)


def terms(report: Report) -> ReportTable:
    """How the terms of the services and of complaints were kept, with the clause of each."""
    _ = translator(report.language).gettext
    columns = [TableColumn(_("Term"), "text")]
    columns += [TableColumn(_(words)) for words in TERM_WORDS]
    columns.append(TableColumn(_("Kept"), "text"))
    rows = []
    for kept in report.terms:
        percent = kept.terms.percent
        share = f"{percent} %" if percent is not None else "–"
        words = f"{kept.words} ({wording.clause(kept.clause, report.language, report.acts)})"
        rows.append((words, *kept.terms.counts, share))
    return ReportTable("terms", _("Terms kept"), columns, rows)


def channels(report: Report) -> ReportTable:
    _ = translator(report.language).gettext
    columns = (
        TableColumn(_("Service"), "text"),
        TableColumn(_("Channel"), "text"),
        TableColumn(_("Applications")),
    )
    total = sum(count for _service, _channel, count in report.channels)
    title = _("Applications by channel")
    return ReportTable("channels", title, columns, report.channels, (_("In all"), "", total))


def grounds(report: Report) -> ReportTable:
    """A refusal may name several grounds, so they do not add up to the refusals (D-8)."""
    _ = translator(report.language).gettext
    columns = (TableColumn(_("Ground of D-8"), "text"), TableColumn(_("Refusals")))
    rows = [(f"{n}) {each.words}", each.count) for n, each in enumerate(report.grounds, start=1)]
    note = _("Refusals: {count}. One that names several grounds counts under each.").format(
        count=wording.number(report.total.refusals)
    )
    return ReportTable("grounds", _("Refusals by ground"), columns, rows, note=note)


def documents(report: Report) -> ReportTable:
    """What was missing and what had expired in the refusals on the Appendix 2 form (R-4)."""
    _ = translator(report.language).gettext
    columns = (
        TableColumn(_("Document"), "text"),
        TableColumn(_("Missing")),
        TableColumn(_("Expired")),
    )
    missing = {each.words: each.count for each in report.missing}
    expired = {each.words: each.count for each in report.expired}
    names = dict.fromkeys([*missing, *expired])
    rows = [(name, missing.get(name, 0), expired.get(name, 0)) for name in names]
    title = _("Refusals on the Appendix 2 form, by document")
    note = _("Refusals: {count}. One that names several documents counts under each.").format(
        count=wording.number(report.total.appendix_two)
    )
    return ReportTable("documents", title, columns, rows, note=note)


def periods(report: Report) -> ReportTable:
    _ = translator(report.language).gettext
    columns = (
        TableColumn(_("Payment period"), "text"),
        TableColumn(_("Lines")),
        TableColumn(_("Paid, tenge"), "money"),
        TableColumn(_("Of it arrears, tenge"), "money"),
    )
    rows = [
        (wording.period(each.period, report.language), each.lines, each.paid, each.arrears)
        for each in report.periods
    ]
    total = (
        _("In all"),
        sum(each.lines for each in report.periods),
        sum(each.paid for each in report.periods),
        sum(each.arrears for each in report.periods),
    )
    return ReportTable("periods", _("Paid by payment period"), columns, rows, total)


def papers(report: Report) -> ReportTable:
    _ = translator(report.language).gettext
    columns = (TableColumn(_("Paper"), "text"), TableColumn(_("Issued")))
    rows = [(each.words, each.count) for each in report.papers]
    total = (_("In all"), sum(each.count for each in report.papers))
    note = _("Annulled ones are counted: each took its number.")
    return ReportTable("papers", _("Papers issued"), columns, rows, total, note)
