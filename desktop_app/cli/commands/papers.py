"""The commands that write papers: a letter as issued, a journal, the report, a person's file."""

from argparse import ArgumentParser, Namespace

from desktop_app import wording
from desktop_app.cli.given import add_database, add_out, day, desk_of, on_paper, require_ending
from desktop_app.cli.grammar import DONE, Command
from desktop_app.identity import numbers
from desktop_app.law.steps import N_, as_is
from desktop_app.records.kinds import Register
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.translation import _


def _add_days(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("first", metavar="FIRST", help=_("the first day, such as 2026-01-01"))
    add("last", metavar="LAST", help=_("the last day, such as 2026-12-31"))


def _letter_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    words = _("the paper's number, such as Ш-2026-00017")
    parser.add_argument("number", metavar="NUMBER", help=words)
    add_out(parser)


def _letter(options: Namespace) -> int:
    from desktop_app.services.papers import issued

    require_ending(options.out, ".pdf")
    with desk_of(options) as desk:
        issued.save_letter(desk, options.number, options.out)
    print(options.out)
    return DONE


LETTER = Command(
    "letter NUMBER --out FILE.pdf [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write a paper to a file exactly as it was issued"),
    _letter_arguments,
    _letter,
)


def _journal_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("register", metavar="REGISTER", help=", ".join(Register))
    _add_days(parser)
    add_out(parser)


def _journal(options: Namespace) -> int:
    from desktop_app.services.registers import journals

    if options.register not in {*Register}:
        label = N_("There is no register “{name}”. There are: {names}.")
        raise Trouble(label, name=as_is(options.register), names=as_is(", ".join(Register)))
    require_ending(options.out, ".pdf", ".xlsx")
    first, last = day(options.first), day(options.last)
    with desk_of(options) as desk:
        journal = journals.of_period(
            desk, Register(options.register), first, last, on_paper(options)
        )
        journals.save(journal, options.out)
    print(options.out)
    print(journal.counted(_))
    return DONE


JOURNAL = Command(
    "journal REGISTER FIRST LAST --out FILE.pdf|FILE.xlsx "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write a register of a period as a journal, to print or for Excel"),
    _journal_arguments,
    _journal,
)


def _report_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_days(parser)
    add_out(parser)


def _report(options: Namespace) -> int:
    from desktop_app.services.reports import report

    require_ending(options.out, ".pdf", ".xlsx")
    first, last = day(options.first), day(options.last)
    with desk_of(options) as desk:
        found = report.of_period(desk, first, last, on_paper(options))
        report.save(found, options.out)
    print(options.out)
    line = _("Children on home education: {children}, paid: {paid}")
    print(line.format(children=found.total.children, paid=wording.tenge(found.total.paid)))
    return DONE


REPORT = Command(
    "report FIRST LAST --out FILE.pdf|FILE.xlsx "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write the report of a period for the head and the region, to print or for Excel"),
    _report_arguments,
    _report,
)


def _person_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("iin", metavar="IIN", help=_("the person's IIN, a child's or an adult's"))
    add_out(parser)


def _person(options: Namespace) -> int:
    from desktop_app.services.cases import whole_person
    from desktop_app.services.identity.numbers import iin_slip

    require_ending(options.out, ".zip")
    options.iin = numbers.iin(options.iin).value
    slip = iin_slip("iin", options.iin)
    if slip is not None:
        raise EntryError(slip)
    with desk_of(options) as desk:
        person = whole_person.by_iin(desk, options.iin)
        whole_person.export(desk, person.id, options.out, on_paper(options))
    print(options.out)
    return DONE


PERSON = Command(
    "person IIN --out FILE.zip [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write everything on file about a person, for that person"),
    _person_arguments,
    _person,
)
