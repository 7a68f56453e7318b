"""The commands for the office itself: an invented one, and its health."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app import wording
from desktop_app.cli.given import add_database, desk_of
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.steps import N_
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
    from desktop_app.services.tasks import proving

    with desk_of(options) as desk:
        found = [*health.check(desk), *proving.findings(desk), *health.not_compared(desk)]
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
