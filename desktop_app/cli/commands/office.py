"""The commands for the office itself: an invented one, its health, its old register."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app import wording
from desktop_app.cli.given import add_database, desk_of, on_paper, require_ending
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.steps import N_
from desktop_app.records.acts import Act
from desktop_app.translation import _


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("the folder to make it in"))


def _demo(options: Namespace) -> int:
    from desktop_app.demo import office

    for path in office.make(options.folder):
        print(path)
    return DONE


DEMO = Command(
    "demo DIR",
    N_("make an invented office to try the program with"),
    _demo_arguments,
    _demo,
)


def _check(options: Namespace) -> int:
    from desktop_app.services.health import check as health

    with desk_of(options) as desk:
        found = [*health.check(desk), *health.not_compared(desk)]
    for finding in found:
        line = " ".join(wording.step(finding.step, options.language).split())
        print(line if finding.wrong else _("Good to know: {what}").format(what=line))
    if any(finding.wrong for finding in found):
        return FOUND_WRONG
    print(_("Nothing is wrong."))
    return DONE


CHECK = Command(
    "check [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("look for damage in the database, the forms and the program's own files"),
    add_database,
    _check,
)


def _add_register(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the Excel workbook (.xlsx)"))


def _template(options: Namespace) -> int:
    from desktop_app.services.importing import register as importing

    require_ending(options.file, ".xlsx")
    importing.save_template(options.file, on_paper(options))
    print(options.file)
    return DONE


TEMPLATE = Command(
    "template FILE.xlsx [--language kk|ru]",
    N_("write the empty register to fill in from the old one, its columns explained"),
    _add_register,
    _template,
)


def _import_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_register(parser)
    add = parser.add_argument
    add("--dry-run", action="store_true", help=_("only check; nothing is saved"))
    words = _("write the workbook with what was found marked in it")
    add("--errors", type=Path, metavar="FILE", help=words)
    words = _("leave out what the answer names so: a sheet, column, row or cell; several times")
    add("--leave-out", action="append", default=[], metavar="WHAT", help=words)
    words = _("say that what the answer names so is right as it stands; several times")
    add("--confirm", action="append", default=[], metavar="WHAT", help=words)


def _import(options: Namespace) -> int:
    from desktop_app.services.importing import register as importing
    from desktop_app.services.importing import words as importing_words
    from desktop_app.services.importing.answers import Answers

    if options.errors is not None:
        require_ending(options.errors, ".xlsx")
    with desk_of(options) as desk:
        if not options.dry_run:
            desk.require(Act.BRING_IN_REGISTER)
        given = Answers(left_out=frozenset(options.leave_out), confirmed=frozenset(options.confirm))
        register = importing.open_register(desk, options.file)
        checked = importing.check(desk, register, answers=given)
        for line in importing_words.lines(checked, options.language):
            print(line)
        if options.errors is not None:
            importing.save_marked(checked, options.errors, options.language)
            print(options.errors)
        if options.dry_run:
            print(_("Only checked: nothing was saved."))
        elif checked.asking and not any(each.can_be_answered for each in checked.asking):
            print(
                _(
                    "Nothing was saved: rows of the register disagree about one person. Set them "
                    "right in the register, or take one of them out, and bring it in again."
                )
            )
        elif checked.asking:
            print(
                _(
                    "Nothing was saved: say first who they are, in the window or in a column "
                    "“Answer” of the register: “same”, “twin” or “another” with the IIN of the "
                    "other one behind it, or “name” where an odd name is right."
                )
            )
        elif checked.open:
            print(
                _(
                    "Nothing was saved: say first of each what is left out and what is right as "
                    "it stands, by the options that are named above, or in the window."
                )
            )
        elif checked.good or checked.added:
            record = importing.bring_in(desk, checked)
            print(_("Brought in: {count}").format(count=wording.number(record.rows)))
    return FOUND_WRONG if importing_words.is_wrong(checked) else DONE


IMPORT = Command(
    "import FILE.xlsx [--dry-run] [--errors OUT.xlsx] [--leave-out WHAT] [--confirm WHAT] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("check an old register in Excel and bring in every good row of it"),
    _import_arguments,
    _import,
)
