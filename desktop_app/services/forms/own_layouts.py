"""The office's own layout of the payout sheet: written to start from, checked, taken into use."""

from hashlib import sha256
from pathlib import Path

from desktop_app.documents import office_folder
from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.payouts import layout_files
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, from_file, put_back_if_not_kept, save_bytes
from desktop_app.services.forms.own_forms import dated_beside
from desktop_app.storage.changes import tell

_IN_LANGUAGE = {"kk": N_("in Kazakh"), "ru": N_("in Russian")}


def start(path: Path, language: str) -> None:
    """Write a layout to begin with; Trouble where it can't be written."""
    from desktop_app.documents.payouts import layout_start

    with file_trouble(path):
        layout_start.write(path, language)


def problems(path: Path) -> tuple[FormProblem, ...]:
    """What keeps a workbook from being used as a layout; Trouble where there is no such file."""
    return from_file(path, layout_files.check)


def use(desk: Desk, path: Path, language: str) -> Path:
    """Take a layout into use: a copy in the office's folder, the one before stays beside it.

    An act of the head. Trouble, and nothing changed, where something is wrong with it.
    """
    desk.require(Act.CHANGE_LAYOUT)
    for problem in problems(path):
        label = N_("Not taken into use. {what} {field}")
        field = as_is(problem.field)
        raise Trouble(label, what=problem.what, field=field)
    kept = layout_files.path_of(language)
    if kept is None:
        raise Trouble(N_("The office has no folder for forms of its own. Choose one in Settings."))
    act = Step(
        N_("Took the office's own layout of the payout sheet into use {language}"),
        "D-7",
        {"language": _IN_LANGUAGE[language]},
    )
    content = from_file(path, Path.read_bytes)
    with file_trouble(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with put_back_if_not_kept(kept), desk.writing(Act.CHANGE_LAYOUT) as connection:
            before = kept.read_bytes() if kept.is_file() else None
            tell(connection, f"layout {kept.name}", _named(before), _named(content))
            history.record_for_office(connection, desk, act)
            if before is not None:
                save_bytes(before, dated_beside(kept, desk.now()))
            save_bytes(content, kept)
    office_folder.look_anew()
    return kept


def _named(content: bytes | None) -> dict[str, str] | None:
    """A workbook as the history names it: the file itself stays beside, with the date."""
    return None if content is None else {"layout": sha256(content).hexdigest()}
