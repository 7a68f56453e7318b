"""Hostile forms and layouts of the office's own: told, and the paper is printed all the same."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling
from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.forms.files import State
from desktop_app.documents.letters import printing
from desktop_app.services.forms import own_forms
from desktop_app.services.health import check
from tests.documents.reading import squeezed, text_of
from tests.documents.samples import AWARD_NOTICE
from tests.soak.apart import apart
from tests.soak.hostile_forms import HOSTILE_FORMS, HOSTILE_TERMS, Hostile
from tests.soak.trials import Soak, Trial

KIND, LANGUAGE = "award_notice", "kk"
NAME = filling.name_of(KIND, LANGUAGE)
_MOST_LETTERS = 500
_TRIALS = [
    *((NAME, name, hostile) for name, hostile in HOSTILE_FORMS.items()),
    *((filling.TERMS_FILE, name, hostile) for name, hostile in HOSTILE_TERMS.items()),
]


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    usual = _letter()

    def trial(number: int) -> str:
        file, name, hostile = _TRIALS[number]
        own = folder / "own"
        shutil.rmtree(own, ignore_errors=True)
        (own / LANGUAGE).mkdir(parents=True)
        hostile.write(own / file, filling.read(paths.forms() / file))
        wrong = apart(partial(_tried, own, file, hostile, usual))
        return f"{name} as {file}: {wrong}" if wrong else ""

    yield trial
    office_folder.use(None)


def _letter() -> str:
    return squeezed(text_of(printing.render(AWARD_NOTICE, (LANGUAGE,))))


def _tried(own: Path, file: str, hostile: Hostile, usual: str) -> str:
    office_folder.use(own)
    found = [problem for problem in own_forms.problems() if not problem.warning]
    if hostile.line is None:
        return f"can't be used: {found[0]}" if found else _used(usual)
    return (
        _told(found, file, hostile)
        or ("" if check.office_forms() else "not told by the check")
        or ("" if _letter() == usual else "printed in other words")
    )


def _told(found: list[FormProblem], file: str, hostile: Hostile) -> str:
    """What the window tells at its start: the first one is where it should be looked for."""
    if not found:
        return "not told"
    first = found[0]
    if (first.file, first.line) != (file, hostile.line) or hostile.field not in first.field:
        return f"told as {first}"
    if max(len(str(problem)) for problem in found) > _MOST_LETTERS:
        return "told in too many letters"
    return ""


def _used(usual: str) -> str:
    """Printed as it is; what could not be laid out is told, and is in the program's words."""
    text = _letter()
    found = form_files.find(KIND, LANGUAGE)
    if found.state is State.WRONG and not (text == usual and found.problems):
        return "not told after printing"
    return ""


FORMS = Soak(
    "hostile forms",
    "told by file, line and field, at the start and by `check`, or usable; where not, the letter "
    "is printed in the program's words; at most 2 s and 200 MiB",
    len(_TRIALS),
    20,
    _begin,
)
