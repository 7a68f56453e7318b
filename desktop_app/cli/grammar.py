"""How commands are written: their names, what is given to them, their help and exit codes."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

from desktop_app import translation
from desktop_app.translation import _

PROGRAM = "home-education"
DONE, FOUND_WRONG, FAILED, BUG = 0, 1, 2, 3
"""The exit codes; `check` ends with ``FOUND_WRONG`` when something is wrong."""

SOURCE_TEXTS = "en"
"""A language for those who work on the program; papers then come in Russian."""


class NotUnderstood(Exception):
    """The command is not written as it should be; the text says how it is written."""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Write:") + " ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise NotUnderstood(self.usage or "")


@dataclass(frozen=True)
class Command:
    """How a command is written, what it does, what is given to it, and the act behind it."""

    usage: str
    about: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]

    @property
    def written(self) -> str:
        return f"{PROGRAM} {self.usage}"


def parser(name: str, command: Command) -> argparse.ArgumentParser:
    made = _Parser(
        prog=f"{PROGRAM} {name}",
        usage=command.written,
        description=_(command.about),
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    # argparse has its own words for these headings, in English only.
    made._positionals.title = _("What to give")
    made._optionals.title = _("Options")
    add = made.add_argument
    add("-h", "--help", action="help", help=_("show this help"))
    languages = (*translation.LANGUAGES, SOURCE_TEXTS)
    shown = "|".join(translation.LANGUAGES)
    add("--language", choices=languages, metavar=shown, help=_("the language to answer in"))
    command.arguments(made)
    return made
