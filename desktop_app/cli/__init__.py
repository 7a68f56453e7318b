"""The commands: the same acts as the window's, for scripts, trials and repairs."""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop_app import __version__, translation
from desktop_app.cli.commands import COMMANDS as _COMMANDS
from desktop_app.cli.grammar import BUG, DONE, FAILED, PROGRAM, SOURCE_TEXTS, NotUnderstood, parser
from desktop_app.events import log
from desktop_app.law.steps import N_, as_is
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import bug_message, message_of
from desktop_app.settings import Settings, SettingsUnread
from desktop_app.translation import _

__all__ = ["COMMANDS", "main"]

COMMANDS = tuple(_COMMANDS)


def main(argv: Sequence[str]) -> int:
    """Run one command; its exit code. Whatever goes wrong is told in one line."""
    _speak_utf8()
    log.silence_libraries()
    with log.kept():
        return _told(argv, _language(argv))


def _told(argv: Sequence[str], language: str) -> int:
    try:
        with _without_remarks():
            return _run(argv, language)
    except NotUnderstood as error:
        say = _("The command is not written like this. Write: {usage}")
        return _fail(say.format(usage=error))
    except KeyboardInterrupt:
        return _fail(_("Stopped. Nothing was changed."))
    except BrokenPipeError:
        # Whoever read the output has seen enough, such as `head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the outermost place: told in one line, and logged
        message = message_of(error, language)
        if message is None:
            return _fail(bug_message(error, language), BUG)
        return _fail(message)


def _run(argv: Sequence[str], language: str) -> int:
    with _source_texts_if_none_else():
        translation.use(language)
    if not argv or argv[0] in {"-h", "--help"}:
        _print_overview()
        return DONE
    if argv[0] == "--version":
        print(__version__)
        return DONE
    command = _COMMANDS.get(argv[0])
    if command is None:
        values = {"name": as_is(argv[0]), "names": as_is(", ".join(COMMANDS))}
        raise Trouble(N_("There is no command “{name}”. There are: {names}."), **values)
    try:
        options = parser(argv[0], command).parse_args(argv[1:])
    except SystemExit:  # the help was asked for and printed
        return DONE
    options.language = language
    code = command.run(options)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


@contextmanager
def _source_texts_if_none_else() -> Iterator[None]:
    """Without its translations the program still says what is wrong, in its source texts."""
    try:
        yield
    except FileNotFoundError:
        translation.use(SOURCE_TEXTS)


@contextmanager
def _without_remarks() -> Iterator[None]:
    """openpyxl remarks on odd workbooks by itself, and quotes cells."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        yield


def _speak_utf8() -> None:
    """Windows gives other encodings, which lack Kazakh letters, to pipes and old consoles."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")


def _language(argv: Sequence[str]) -> str:
    """What ``--language`` says, however badly the rest is written; else what the settings say."""
    for here, after in zip(argv, [*argv[1:], ""], strict=True):
        name, _equals, value = here.partition("=")
        if name == "--language" and (value or after) in {*translation.LANGUAGES, SOURCE_TEXTS}:
            return value or after
    try:
        return Settings.load().language
    except SettingsUnread:  # told where a database is looked for in them
        return Settings().language


def _fail(message: str, code: int = FAILED) -> int:
    print(" ".join(message.split("\n")), file=sys.stderr)
    return code


def _print_overview() -> None:
    print(_("Commands of the home-education program. Without a command its window opens."))
    width = max(map(len, COMMANDS))
    for name, command in _COMMANDS.items():
        print(f"  {name:{width}}  {_(command.about)}")
    print(_("“{program} COMMAND --help” says how a command is written.").format(program=PROGRAM))
