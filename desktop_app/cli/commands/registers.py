"""The commands for an office's old register: its template, bringing it in, taking it back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app import wording
from desktop_app.cli.given import add_database, desk_of, on_paper, require_ending
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.steps import N_
from desktop_app.records.acts import Act
from desktop_app.services.errors import Trouble
from desktop_app.translation import _


def _add_register(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the Excel workbook (.xlsx)"))


def _template(options: Namespace) -> int:
    from desktop_app.services.importing.book import written

    require_ending(options.file, ".xlsx")
    written.save_template(options.file, on_paper(options))
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
    from desktop_app.services.importing.book import written

    if options.errors is not None:
        require_ending(options.errors, ".xlsx")
    with desk_of(options) as desk:
        if not options.dry_run:
            desk.require(Act.BRING_IN_REGISTER)
        given = Answers(left_out=frozenset(options.leave_out), confirmed=frozenset(options.confirm))
        register = importing.open_register(desk, options.file)
        checked = importing.check(desk, register, answers=given)
        if register.memory is not None:
            print(wording.step(register.memory.told, options.language))
        for line in importing_words.lines(checked, options.language):
            print(line)
        if options.errors is not None:
            written.save_marked(checked, options.errors, options.language)
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


def _unimport_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("reason", metavar="REASON", help=_("why it is taken back"))


def _unimport(options: Namespace) -> int:
    from desktop_app.services.importing import register as importing

    with desk_of(options) as desk:
        desk.require(Act.TAKE_REGISTER_BACK)
        standing = importing.last_standing(desk)
        if standing is None:
            raise Trouble(N_("No register stands that could be taken back."))
        importing.undo(desk, standing.id, options.reason)
    print(
        _("Taken back: the register of {date}, {count}.").format(
            date=wording.day(standing.imported_at.date()),
            count=wording.number(standing.rows),
        )
    )
    return DONE


UNIMPORT = Command(
    "unimport REASON [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("take back the old register that was brought in last, while nothing rests on it"),
    _unimport_arguments,
    _unimport,
)
