"""The words that the office keeps for itself: what stands, trying other words, saving them.

They are files, so that an office may also write them with any editor and share them between PCs;
`documents.forms.files` chooses between them and the program's own.
"""

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.disk import held
from desktop_app.disk.saving import put_in_place
from desktop_app.documents import office_folder
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms.files import State
from desktop_app.documents.notices.fields import KINDS, LANGUAGES
from desktop_app.documents.notices.sample_amounts import Amount, sample
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, put_back_if_not_kept, save_bytes
from desktop_app.storage.changes import tell

if TYPE_CHECKING:
    # Made of Jinja2, which the first screen asks this module without.
    from desktop_app.documents.forms.checks import FormProblem

HEAD_FIELDS = ("act", "edition", "annex", "since")
"""What of a head says which law the words follow; the title is the office's."""

_IN_LANGUAGE = {"kk": N_("in Kazakh"), "ru": N_("in Russian")}


@dataclass(frozen=True)
class FormRow:
    """A form as the list shows it: the head of the words that are printed, and their state."""

    kind: str
    language: str
    title: str
    act: str
    since: date | None
    state: State
    problems: tuple["FormProblem", ...]


@dataclass(frozen=True)
class Overview:
    """Every form in both languages, as papers are printed now; and what is wrong with other files
    of the office's own than these forms."""

    forms: tuple[FormRow, ...]
    elsewhere: tuple["FormProblem", ...]


@dataclass(frozen=True)
class OpenedForm:
    """A form to be edited. ``stored`` is the office's own file as it was found, if there is one."""

    kind: str
    language: str
    shipped: str
    stored: bytes | None

    @property
    def text(self) -> str:
        """The office's words; letters that can't be read are marked, to be written anew."""
        if self.stored is None:
            return self.shipped
        text = self.stored.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Tried:
    """What is wrong with words, and a sample paper printed with them if it can be."""

    problems: tuple["FormProblem", ...]
    pdf: bytes | None = None

    @property
    def is_out_of_date(self) -> bool:
        return bool(self.problems) and self.pdf is not None


@dataclass(frozen=True)
class Change:
    """A line of the comparison with the program's words: ``+``, ``-``, `` `` or a gap ``…``."""

    sign: str
    line: str


# --- what stands ---


def overview() -> Overview:
    rows = tuple(_row(kind, language) for kind in KINDS for language in LANGUAGES)
    at_rows = {problem for row in rows for problem in row.problems}
    return Overview(rows, tuple(each for each in problems() if each not in at_rows))


def _row(kind: str, language: str) -> FormRow:
    found = form_files.find(kind, language)
    title, act, since = kind, "", None
    try:
        head, _ = forms.read_head(forms.read(found.source.form))
        title, act, since = head.title, head.act, head.since
    except (OSError, ValueError):
        pass  # a broken form of the program's own is told by its check
    return FormRow(kind, language, title, act, since, found.state, found.problems)


def problems() -> list["FormProblem"]:
    """Everything that is wrong, or good to know, about all of the office's own files.

    These are its forms, the words that forms share, and its layouts of the payout sheet.
    """
    folder = office_folder.path()
    if office_folder.is_missed():
        from desktop_app.documents.forms.checks import FormProblem

        what = N_("The folder of the office's own forms is not there")
        return [FormProblem("", 0, what, str(folder))]
    if folder is None or not folder.is_dir():
        return []  # the usual case, at every start: nothing slow is imported for it
    from desktop_app.documents.payouts import layout_files

    found = list(form_files.terms_problems())
    for language in LANGUAGES:
        found += [*form_files.problems(language), *layout_files.problems(language)]
    return found


def not_used() -> list["FormProblem"]:
    """What keeps words of the office's from being printed; nothing of what is good to know."""
    return [problem for problem in problems() if not problem.warning]


def opened(kind: str, language: str) -> OpenedForm:
    """A form to look at or to edit; Trouble where a file can't be read."""
    try:
        shipped = forms.read(form_files.shipped(kind, language).form)
        return OpenedForm(kind, language, shipped, _stored(_own_file(kind, language)))
    except (OSError, UnicodeDecodeError):
        name = forms.name_of(kind, language)
        raise Trouble(N_("The form {file} can't be read."), file=as_is(name)) from None


def changes(shipped: str, text: str) -> list[Change]:
    """The lines that differ from the program's words, each with two of its neighbours."""
    compared = difflib.unified_diff(shipped.splitlines(), text.splitlines(), n=2, lineterm="")
    lines = list(compared)[2:]
    return [
        Change("…", "") if line.startswith("@@") else Change(line[:1], line[1:]) for line in lines
    ]


def with_head_of(shipped: str, text: str) -> str:
    """The office's words with what the program's head says of the law; the title stays."""
    wanted, _ = _parted(shipped)
    head, body = _parted(text)
    taken = [line for line in wanted if _key(line) in HEAD_FIELDS]
    kept = [line for line in head if _key(line) not in HEAD_FIELDS]
    return "\n".join((*taken, *kept, "---", *body))


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The lines of a form's head and those of its body."""
    _, length = forms.read_head(text)
    lines = text.split("\n")
    return [line for line in lines[: length - 1] if line.strip()], lines[length:]


def _key(line: str) -> str:
    return line.partition(":")[0].strip()


# --- trying ---


def tried(kind: str, language: str, text: str, amount: Amount = Amount.TYPICAL) -> Tried:
    """Check words, and print a sample with them; words that are only out of date are printed."""
    usual = form_files.usual_source(kind, language)
    state, problems = form_files.judge(text, usual)
    if state is State.WRONG:
        return Tried(problems)
    try:
        return Tried(problems, _printed(usual, text, amount))
    except (ValueError, RuntimeError):
        what = N_("A paper could not be printed with these words")
        from desktop_app.documents.forms.checks import FormProblem

        return Tried((FormProblem(usual.name, 0, what),))


def _printed(usual: forms.Source, text: str, amount: Amount) -> bytes:
    from desktop_app.documents.letters.printing import lay_out, paper_of

    terms = forms.read_all_terms(forms.read(usual.terms))
    form = forms.form_of(usual.name, usual.language, text, terms)
    notice = sample(usual.kind, amount)
    return lay_out(paper_of(notice, [forms.fill_form(notice, form)]))


# --- saving ---


def make_folder(folder: Path) -> None:
    """The office's folder with a place for each language; Trouble where it can't be made."""
    with file_trouble(folder):
        for language in LANGUAGES:
            (folder / language).mkdir(parents=True, exist_ok=True)


def save(desk: Desk, form: OpenedForm, text: str) -> OpenedForm:
    """Keep words as the office's own; the words before them stay beside, with the date.

    An act of the head. Trouble, and nothing saved, where something is wrong with them, or where
    somebody else has saved others since the form was opened.
    """
    desk.require(Act.CHANGE_FORM)
    _require_sound(form, text)
    with _kept_as(desk, form, N_("Changed the words of “{title}” {language}")) as path:
        content = text.encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        if form.stored is not None:
            save_bytes(form.stored, dated_beside(path, desk.now()))
        save_bytes(content, path)
    return OpenedForm(form.kind, form.language, form.shipped, content)


def back_to_shipped(desk: Desk, form: OpenedForm) -> OpenedForm:
    """Print the program's words again; the office's stay beside, with the date. The head's act."""
    desk.require(Act.CHANGE_FORM)
    if form.stored is None:
        return form
    with _kept_as(
        desk, form, N_("Went back to the program's words of “{title}” {language}")
    ) as path:
        put_in_place(path, dated_beside(path, desk.now()))
    return OpenedForm(form.kind, form.language, form.shipped, None)


def _require_sound(form: OpenedForm, text: str) -> None:
    for amount in Amount:
        for problem in tried(form.kind, form.language, text, amount).problems:
            in_line = N_("Not saved. Line {line}: {what} {field}")
            raise Trouble(
                in_line if problem.line else N_("Not saved. {what} {field}"),
                line=problem.line,
                what=problem.what,
                field=as_is(problem.field),
            )


@contextmanager
def _kept_as(desk: Desk, form: OpenedForm, act: str) -> Iterator[Path]:
    """The change of a file and its place in the history: both or neither."""
    path = _own_file(form.kind, form.language)
    with file_trouble(path):
        if _stored(path) != form.stored:
            raise Trouble(
                N_(
                    "Somebody else has changed this form meanwhile. Nothing of yours was saved: "
                    "copy your words, and open the form again."
                )
            )
        title = Words(*(form_files.title_of(form.kind, language) for language in LANGUAGES))
        step = Step(act, "R-8", {"title": title, "language": _IN_LANGUAGE[form.language]})
        with put_back_if_not_kept(path), desk.writing(Act.CHANGE_FORM) as connection:
            history.record_for_office(connection, desk, step)
            yield path
            before, after = _words(form.stored), _words(_stored(path))
            tell(connection, f"form {path.name}", before, after)
    office_folder.look_anew()


def _words(stored: bytes | None) -> dict[str, str] | None:
    """The office's own words as the history tells them; None where the program's hold."""
    return None if stored is None else {"words": stored.decode("utf-8", "replace")}


def _own_file(kind: str, language: str) -> Path:
    path = form_files.own_file(kind, language)
    if path is None:
        raise Trouble(N_("The office has no folder for forms of its own. Choose one in Settings."))
    return path


def _stored(path: Path) -> bytes | None:
    try:
        return held.tried(path.read_bytes)
    except (FileNotFoundError, NotADirectoryError):
        return None


def dated_beside(path: Path, now: datetime) -> Path:
    """A name beside the file for the words that it held until now."""
    beside = path.with_name(f"{path.name}.{now:%Y-%m-%d-%H%M%S}.bak")
    count = 1
    while beside.exists():
        count += 1
        beside = path.with_name(f"{path.name}.{now:%Y-%m-%d-%H%M%S}-{count}.bak")
    return beside
