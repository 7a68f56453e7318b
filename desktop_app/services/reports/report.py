"""The report for the head and the region: children, sums, refusals, terms, by school and month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.documents.reports.sheet import (
    GROUNDS,
    Counted,
    Figures,
    Kept,
    PeriodPaid,
    Report,
    Terms,
)
from desktop_app.law.eligibility import GROUND_WORDS
from desktop_app.law.entitlement import owners
from desktop_app.law.quarters import Month, months_between, parse_period
from desktop_app.law.steps import N_
from desktop_app.records.kinds import LineState, Service, Status
from desktop_app.services import record_words
from desktop_app.services.debts import totals as report_debts
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.files import file_trouble, save_bytes
from desktop_app.services.law_values import law_data
from desktop_app.services.papers import letterheads
from desktop_app.services.record_words import CHANNEL_WORDS, SERVICE_WORDS
from desktop_app.services.sums.balances import facts_of
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.office import details as offices
from desktop_app.storage.reports import applications as report_read
from desktop_app.storage.reports import children as report_children
from desktop_app.storage.reports import money as report_money
from desktop_app.storage.reports.children import Span
from desktop_app.translation import translator

_TERM_OF_SERVICE = {
    Service.HOME_EDUCATION: (N_("Answer to an application for home education"), "R-5"),
    Service.REIMBURSEMENT: (N_("Decision on the reimbursement"), "D-6"),
}
_COMPLAINTS = (N_("Complaints: answered or sent on"), "R-9")

_Key = Month | int | None
"""A month, a school by its id, or the whole period."""


def of_period(desk: Desk, first: date, last: date, language: str) -> Report:
    """From the first to the last day, both included, by what is on file now; nothing is saved.

    Months that are still to come have no figures: nobody knows yet who will be there.
    """
    if last < first:
        raise EntryError(Slip("last", N_("The period ends before it begins.")))
    if first > desk.today():
        raise EntryError(Slip("first", N_("This period has not begun yet.")))
    with desk.reading() as connection:
        count = _Count(connection, first, last, desk.today())
        return count.result(desk, language)


class _Count:
    """Adds up what the database counted, month by month and school by school."""

    def __init__(self, connection: Connection, first: date, last: date, today: date) -> None:
        self._connection, self._first, self._last, self._today = connection, first, last, today
        self._months = list(months_between(Month.of(first), Month.of(min(last, today))))
        self._found: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
        self._terms: defaultdict[Service, Counter[str]] = defaultdict(Counter)
        self._channels: Counter[tuple[Service, str]] = Counter()

    def _add(self, month: str, school: int, count: int, *names: str) -> None:
        for key in (Month.parse(month), school, None):
            for name in names:
                self._found[key][name] += count

    def _applications(self) -> None:
        period = (self._connection, self._first, self._last)
        for row in report_read.applied(*period, self._today):
            names: list[str] = [row.service]
            if row.service is Service.HOME_EDUCATION and row.status is Status.REFUSED:
                names.append("appendix_two")
            if row.kept is not report_read.Kept.WITHDRAWN:
                names.append(row.kept)
                self._terms[row.service][row.kept] += row.count
            self._add(row.month, row.provider_id, row.count, *names)
            self._channels[row.service, CHANNEL_WORDS[row.channel]] += row.count

    def _decisions(self) -> None:
        for row in report_read.decided(self._connection, self._first, self._last):
            grounds = [f"ground_{ground}" for ground in row.grounds]
            names = ["awards"] if row.awarded else ["refusals", *grounds]
            self._add(row.month, row.provider_id, row.count, *names)

    def _children(self) -> None:
        first, last = self._months[0], self._months[-1]
        period = (self._connection, self._first, self._last)
        self._add_spans("children", report_children.on_home_education(*period))
        plain, exact = _apart(report_children.plain_awards(self._connection, first, last))
        exact |= report_children.changed_children(self._connection)
        self._add_spans("awarded", [*plain, *_exactly(self._connection, exact)])

    def _add_spans(self, name: str, spans: Iterable[Span]) -> None:
        """Count each child once in every month, at every school, and once in all."""
        alike: defaultdict[tuple[int, str, str], set[int]] = defaultdict(set)
        for span in spans:
            alike[span.provider_id, span.first, span.last].add(span.child_id)
        everybody: defaultdict[_Key, set[int]] = defaultdict(set)
        for (school, begins, ends), children in alike.items():
            here = [month for month in self._months if begins <= str(month) <= ends]
            for key in (*here, *((school, None) if here else ())):
                everybody[key] |= children
        for key, children in everybody.items():
            self._found[key][name] = len(children)

    def _money(self) -> tuple[list[PeriodPaid], int, int]:
        """What was paid for each period, how much of it is confirmed, and what came back."""
        by_period: defaultdict[str, Counter[str]] = defaultdict(Counter)
        confirmed = returned = 0
        for row in report_money.paid_lines(self._connection, self._first, self._last):
            if row.state is LineState.RETURNED:
                returned += row.amount
                continue
            arrears = row.amount if row.is_arrears else 0
            by_period[row.period].update(lines=row.count, paid=row.amount, arrears=arrears)
            confirmed += row.amount if row.state is LineState.PAID else 0
            self._add(row.month, row.provider_id, row.amount, "paid")
            self._add(row.month, row.provider_id, arrears, "arrears")
        children = report_money.paid_children(self._connection, self._first, self._last)
        for key, count in children.items():
            self._found[Month.parse(key) if isinstance(key, str) else key]["paid_children"] = count
        periods = [PeriodPaid(parse_period(text), **sums) for text, sums in by_period.items()]
        periods.sort(key=lambda each: (each.period.first_day, each.period.last_day))
        return periods, confirmed, returned

    def result(self, desk: Desk, language: str) -> Report:
        connection, days = self._connection, (self._first, self._last)
        self._applications()
        self._decisions()
        self._children()
        periods, confirmed, returned = self._money()
        owed = report_debts.still_owed(connection, self._today)
        office, _ = offices.details(connection), translator(language).gettext
        worker = desk.worker
        schools = offices.schools_by_name(connection, language)
        missing, expired = _refused_for(connection, *days, language)
        return Report(
            *days,
            made_on=self._today,
            letterhead=letterheads.of_the_department(office),
            total=_figures(self._found[None]),
            months=[(month, _figures(self._found[month])) for month in self._months],
            schools=[
                (school.named(language), _figures(self._found[school.id]))
                for school in schools
                if any(self._found[school.id].values())
            ],
            terms=list(self._kept(language)),
            channels=[
                (_(SERVICE_WORDS[service]), _(channel), count)
                for (service, channel), count in sorted(self._channels.items())
            ],
            grounds=[
                Counted(_(GROUND_WORDS[ground]), self._found[None][f"ground_{ground}"])
                for ground in GROUNDS
            ],
            missing=missing,
            expired=expired,
            periods=periods,
            confirmed=confirmed,
            returned=returned,
            overpayments=owed.count,
            overpaid=owed.sum,
            unknown=owed.unknown,
            papers=[
                Counted(_(record_words.KIND_WORDS[kind]), count)
                for kind, count in report_read.papers_by_kind(connection, *days).items()
            ],
            maker=worker.name,
            maker_position=worker.position_kk if language == "kk" else worker.position_ru,
            language=language,
            acts=law_data.acts_now(connection, self._today),
        )

    def _kept(self, language: str) -> Iterator[Kept]:
        """How the terms of both services and of complaints were kept (R-5, D-6, R-9)."""
        _ = translator(language).gettext
        for service, (words, clause) in _TERM_OF_SERVICE.items():
            yield Kept(_(words), clause, Terms(**self._terms[service]))
        found: Counter[str] = Counter()
        for each in report_read.complaint_terms(self._connection, self._first, self._last):
            if each.done_at is not None:
                found["kept" if each.done_at.date() <= each.due else "late"] += 1
            elif not each.withdrawn:
                found["overdue" if each.due < self._today else "running"] += 1
        words, clause = _COMPLAINTS
        yield Kept(_(words), clause, Terms(**found))


# Children with an award


def _apart(spans: Iterable[Span]) -> tuple[list[Span], set[int]]:
    """Awards of children that have no other at the same time, and the children that do.

    Where awards overlap, each month belongs to one of them and so to one school (D-3).
    """
    by_child: defaultdict[int, list[Span]] = defaultdict(list)
    for span in spans:
        by_child[span.child_id].append(span)
    plain, overlapping = [], set()
    for child, mine in by_child.items():
        mine.sort(key=lambda span: span.first)
        if any(later.first <= before.last for before, later in pairwise(mine)):
            overlapping.add(child)
        else:
            plain += mine
    return plain, overlapping


def _exactly(connection: Connection, children: set[int]) -> Iterator[Span]:
    """The months of each award of some children as they stand, amended and events included."""
    schools = report_children.schools_of_awards(connection, children)
    for several in awards.awards_of_children(connection, children):
        given = {a.decision_id: (a.first, a.last) for a in several}
        for month, decision in owners(facts_of(several)).items():
            first, last = given[decision]
            if first is not None and last is not None and first <= month <= last:
                text = str(month)
                yield Span(several[0].child_id, schools[decision], text, text)


# What is not of a month


def _refused_for(
    connection: Connection, first: date, last: date, language: str
) -> tuple[list[Counted], list[Counted]]:
    """The documents that were missing, and those that had expired (R-4)."""
    items = law_data.rules(Service.HOME_EDUCATION).checklist
    always = [item.code for item in items if not item.if_applies]
    found = report_read.refused_for(connection, first, last, always)
    lists: tuple[list[Counted], list[Counted]] = ([], [])
    for each in found:
        name = each.name_kk if language == "kk" else each.name_ru
        lists[each.expired].append(Counted(name, each.count))
    return lists


def _figures(counted: Mapping[str, int]) -> Figures:
    return Figures(**{each.name: counted[each.name] for each in fields(Figures)})


# The files


def pdf(report: Report) -> bytes:
    """The report to look at and to print."""
    from desktop_app.documents.reports.in_print import render

    return render(report)


def save_pdf(report: Report, path: Path) -> None:
    """Write the report to print; Trouble where the file can't be written."""
    save_bytes(pdf(report), path)


def save_workbook(report: Report, path: Path) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.reports.workbook import write

    with file_trouble(path):
        write(report, path)


def save(report: Report, path: Path) -> None:
    """To print or for Excel, as the file's name ends."""
    (save_workbook if path.suffix.lower() == ".xlsx" else save_pdf)(report, path)
