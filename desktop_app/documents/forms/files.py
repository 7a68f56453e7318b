"""Which words a notice is printed with: the office's own, or those that came with the program.

An office keeps its own forms in a folder of its own, under the names that the program's forms have.
Each takes the place of the program's as long as nothing is wrong with it; what is wrong is told by
file and line, and the paper is printed in the program's words. A missing file means those, too.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms.filling import FilledForm, FormError, Source
from desktop_app.documents.notices.fields import KINDS, LANGUAGES, kind_of
from desktop_app.documents.notices.kinds import Notice
from desktop_app.documents.office_folder import Stamp
from desktop_app.translation import N_

if TYPE_CHECKING:
    from desktop_app.documents.forms.checks import FormProblem


class State(StrEnum):
    """Whose words are printed, and why."""

    SHIPPED = "shipped"
    OWN = "own"
    WRONG = "own, wrong"
    OUT_OF_DATE = "own, out of date"


@dataclass(frozen=True)
class FormFile:
    """The files that a notice's words are read from, and what is wrong with the office's own."""

    state: State
    source: Source
    problems: tuple["FormProblem", ...] = ()


_failed: dict[tuple[Path, Stamp | None], "FormProblem"] = {}
_noting = threading.Lock()


def own_file(kind: str, language: str) -> Path | None:
    """Where the office's own form is or would be."""
    folder = office_folder.path()
    return None if folder is None else folder / forms.name_of(kind, language)


def shipped(kind: str, language: str) -> Source:
    """The program's own words."""
    return Source.in_folder(paths.forms(), kind, language)


def usual_source(kind: str, language: str) -> Source:
    """The program's form with the shared words that are used now."""
    return replace(shipped(kind, language), terms=_terms_in_use())


# --- choosing ---


def find(kind: str, language: str) -> FormFile:
    """The words that a notice is printed with now, and why these."""
    usual = usual_source(kind, language)
    path = own_file(kind, language)
    changed = _stamp(path)
    if path is None or changed is None:
        return FormFile(State.SHIPPED, usual)
    own = replace(usual, form=path)
    stamps = (changed, _stamp(usual.form), _stamp(usual.terms))
    try:
        state, problems = _judged(own, usual, stamps)
    except OSError as error:
        return FormFile(State.WRONG, usual, _unreadable(own, error))
    failure = _failed.get((path, changed))
    if failure is not None:
        return FormFile(State.WRONG, usual, (*problems, failure))
    problems += _without_counterpart(kind, language)
    return FormFile(state, own if state is State.OWN else usual, problems)


def title_of(kind: str, language: str) -> str:
    """The title that a form gives its papers."""
    return forms.read_head(forms.read(find(kind, language).source.form))[0].title


def problems(language: str) -> list["FormProblem"]:
    """Everything that is wrong, or good to know, about the office's own forms of a language."""
    from desktop_app.documents.forms.checks import unknown_files

    folder = office_folder.path()
    if folder is None:
        return []
    found: list[FormProblem] = []
    for kind in KINDS:
        found += find(kind, language).problems
    return [*found, *unknown_files(folder, language)]


def _stamp(path: Path | None) -> Stamp | None:
    """None where there is no such file; a file that can't be seen is one that can't be read."""
    try:
        return None if path is None else office_folder.stamp(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return office_folder.UNSEEN


@lru_cache(maxsize=256)
def _judged(
    own: Source, usual: Source, _changed: tuple[Stamp | None, ...]
) -> tuple[State, tuple["FormProblem", ...]]:
    """Whether an own form can be used; judged again when a file has changed.

    OSError where it can't be read just now: another program may let go of it, so nothing is kept.
    """
    try:
        text = forms.read(own.form)
    except (UnicodeDecodeError, forms.TooLarge) as error:
        return State.WRONG, _unreadable(own, error)
    return judge(text, usual)


def _unreadable(own: Source, error: OSError | ValueError) -> tuple["FormProblem", ...]:
    from desktop_app.documents.forms.checks import unreadable

    return (unreadable(own.name, error),)


def judge(text: str, usual: Source) -> tuple[State, tuple["FormProblem", ...]]:
    """Whether a text can take the place of a ``usual`` form, and if not, why."""
    from desktop_app.documents.forms import checks as form_checks

    kind, language = usual.kind, usual.language
    try:
        terms = forms.read_all_terms(forms.read(usual.terms))
    except (OSError, KeyError, TypeError, ValueError):
        return State.OWN, ()  # not the form's fault: printing names the file
    found = form_checks.check_form(text, kind, language, terms[language])
    found = found or form_checks.check_filled(text, kind, language, terms)
    if found:
        return State.WRONG, tuple(found)
    aged = form_checks.check_age(text, usual)
    return (State.OUT_OF_DATE if aged else State.OWN), tuple(aged)


def _without_counterpart(kind: str, language: str) -> tuple["FormProblem", ...]:
    from desktop_app.documents.forms.checks import FormProblem

    (other,) = [one for one in LANGUAGES if one != language]
    if _stamp(own_file(kind, other)) is not None:
        return ()
    what = N_("Only this language has words of the office's own; the other one is missing")
    name = forms.name_of(kind, language)
    return (FormProblem(name, 0, what, forms.name_of(kind, other), warning=True),)


# --- the words that forms share ---


def _own_terms() -> Path | None:
    folder = office_folder.path()
    return None if folder is None else folder / forms.TERMS_FILE


def _terms_in_use() -> Path:
    path = _own_terms()
    if path is None or _stamp(path) is None or terms_problems():
        return paths.forms() / forms.TERMS_FILE
    return path


def terms_problems() -> tuple["FormProblem", ...]:
    """What keeps the office's own words that forms share from being used."""
    path = _own_terms()
    changed = _stamp(path)
    if path is None or changed is None:
        return ()
    failure = _failed.get((path, changed))
    return (failure,) if failure is not None else _judged_terms(path, changed)


@lru_cache(maxsize=8)
def _judged_terms(path: Path, _changed: Stamp) -> tuple["FormProblem", ...]:
    from desktop_app.documents.forms.checks import check_terms

    return tuple(check_terms(path))


def consent_message(language: str, child: str, school: str) -> str:
    """What asks a parent for consent to the proactive service (R-7-1), in the words used now."""
    return forms.consent_message(language, child, school, _terms_in_use())


# --- printing ---


def filled(notice: Notice, languages: Sequence[str]) -> list[FilledForm]:
    """A notice in words; in the program's where the office's own can't be filled."""
    kind = kind_of(notice)
    return [_filled(notice, find(kind, language).source) for language in languages]


def both(notice: Notice, languages: Sequence[str]) -> tuple[list[FilledForm], list[FilledForm]]:
    """A notice in the words that are used now, and in the program's where those are others."""
    kind = kind_of(notice)
    words = filled(notice, languages)
    if not _own(kind, languages):
        return words, []
    usual = [forms.fill(notice, shipped(kind, language)) for language in languages]
    return words, [] if usual == words else usual


def note_failure(kind: str, languages: Sequence[str]) -> None:
    """A paper could not be printed with the own forms that are used now; these are no more."""
    for source in _own(kind, languages):
        _note_failure(source)


def _own(kind: str, languages: Sequence[str]) -> list[Source]:
    """What is used now and did not come with the program."""
    sources = [find(kind, language).source for language in languages]
    return [source for source in sources if source != shipped(kind, source.language)]


def _filled(notice: Notice, source: Source) -> FilledForm:
    usual = shipped(source.kind, source.language)
    line = 0
    try:
        return forms.fill(notice, source)
    except FormError as error:
        if source == usual:
            raise
        line = error.line
    words = forms.fill(notice, usual)
    _note_failure(source, line)
    return words


def _note_failure(source: Source, line: int = 0) -> None:
    """A paper could not be printed with an own form, or with the own words that forms share."""
    from desktop_app.documents.forms.checks import FormProblem

    of_form = source.form != shipped(source.kind, source.language).form
    path, name = (source.form, source.name) if of_form else (source.terms, source.terms.name)
    what = N_("A paper could not be printed with these words")
    with _noting:
        _failed[path, _stamp(path)] = FormProblem(name, line, what)
