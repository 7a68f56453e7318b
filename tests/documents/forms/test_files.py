"""The office's own words: which file is printed, what is told, and that no paper has a hole."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.forms.files import State
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.arrangement import arranged
from desktop_app.documents.letters.paper import Layout, Paper
from desktop_app.documents.notices import fields, sample_amounts
from desktop_app.documents.notices.kinds import PersonOnPaper
from tests.disk.test_errors import of_windows
from tests.documents import samples
from tests.documents.reading import squeezed, text_of

OWN_WORDS = "Өз сөзіміз"
KIND, LANGUAGE = "award_notice", "kk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The office's own folder, still empty."""
    made = tmp_path / "кеңсе" / "forms"
    for language in fields.LANGUAGES:
        (made / language).mkdir(parents=True)
    office_folder.use(made)
    return made


def shipped(kind: str = KIND, language: str = LANGUAGE) -> str:
    return forms.read(form_files.shipped(kind, language).form)


def with_own_words(text: str) -> str:
    return text.replace("---\n", f"---\n{OWN_WORDS}\n\n", 1)


def keep(folder: Path, text: str, kind: str = KIND, language: str = LANGUAGE) -> Path:
    path = folder / forms.name_of(kind, language)
    path.write_text(text, encoding="utf-8")
    return path


def printed(language: str = LANGUAGE) -> str:
    return squeezed(text_of(letters.render(samples.AWARD_NOTICE, (language,))))


def problems() -> list[FormProblem]:
    of_forms = (each for code in fields.LANGUAGES for each in form_files.problems(code))
    return [*form_files.terms_problems(), *of_forms]


def told() -> list[str]:
    return [str(problem) for problem in problems() if not problem.warning]


@pytest.mark.parametrize("language", fields.LANGUAGES)
@pytest.mark.parametrize("kind", fields.KINDS)
def test_every_notice_has_a_form_in_both_languages_and_a_sample(kind: str, language: str) -> None:
    head, _ = forms.read_head(shipped(kind, language))
    assert all((head.act, head.edition, head.annex, head.title))
    for amount in sample_amounts.Amount:
        assert letters.kind_of(sample_amounts.sample(kind, amount)) == kind


def test_a_missing_folder_means_the_programs_words(tmp_path: Path) -> None:
    office_folder.use(tmp_path / "forms")
    assert form_files.find(KIND, LANGUAGE).state is State.SHIPPED
    assert problems() == []


def test_a_folder_that_was_chosen_and_is_not_there_means_them_too(tmp_path: Path) -> None:
    office_folder.use(tmp_path / "forms", must_exist=True)
    assert squeezed(samples.AWARD_NOTICE.citation_kk) in printed()


def test_own_words_replace_one_form_and_leave_the_others(folder: Path) -> None:
    keep(folder, with_own_words(shipped()))

    assert form_files.find(KIND, "kk").state is State.OWN
    assert form_files.find(KIND, "ru").state is State.SHIPPED
    assert squeezed(OWN_WORDS) in printed("kk")
    assert squeezed(OWN_WORDS) not in printed("ru")


def test_an_own_title_names_the_paper(folder: Path) -> None:
    keep(folder, shipped().replace("title: ", "title: Жаңа ", 1))
    assert letters.title_of(KIND, "kk").startswith("Жаңа ")


def test_a_changed_own_form_is_read_again(folder: Path) -> None:
    keep(folder, with_own_words(shipped()))
    assert squeezed(OWN_WORDS) in printed()
    keep(folder, with_own_words(shipped()).replace(OWN_WORDS, "Басқа сөздер"))
    assert squeezed("Басқа сөздер") in printed()


def test_only_one_language_of_the_offices_own_is_good_to_know(folder: Path) -> None:
    keep(folder, with_own_words(shipped()))
    (warning,) = problems()
    assert warning.warning
    assert str(warning).startswith("kk/award_notice.txt:0: Only this language has words")
    assert warning.field == "ru/award_notice.txt"
    keep(folder, shipped(language="ru"), language="ru")
    assert problems() == []


def broken(change: Callable[[str], str]) -> Callable[[Path], None]:
    def written(path: Path) -> None:
        path.write_text(change(shipped()), encoding="utf-8")

    return written


def in_another_encoding(path: Path) -> None:
    path.write_bytes(shipped().encode() + "\nшешім".encode("cp1251"))


BREAKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "field": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, "{{ child.shoes }}")),
        "kk/award_notice.txt:9: There is no such field: child.shoes",
    ),
    "filter": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, "{{ number | shout }}")),
        "kk/award_notice.txt:9: There is no such filter: shout",
    ),
    "directive": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, "#shout Ә")),
        "kk/award_notice.txt:9: There is no such directive: #shout",
    ),
    "head": (
        broken(lambda text: text.replace("annex:", "anex:")),
        "kk/award_notice.txt:1: The head of the form is incomplete or wrong: annex",
    ),
    "encoding": (
        in_another_encoding,
        f"kk/award_notice.txt:{shipped().count(chr(10)) + 2}: This file can't be read",
    ),
    "a folder in its place": (
        Path.mkdir,
        "kk/award_notice.txt:0: This file can't be read",
    ),
    "a character that no font has": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, "Ә 😀")),
        "kk/award_notice.txt:9: This character can't be printed: 😀",
    ),
    "a turn of direction": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, "Ә \u202e")),
        "kk/award_notice.txt:9: This character can't be printed: U+202E",
    ),
    "too large": (
        broken(lambda text: text + "Ә" * 16_384),
        "kk/award_notice.txt:0: This file is too large for words of forms",
    ),
    "brackets within brackets": (
        broken(lambda text: with_own_words(text).replace(OWN_WORDS, f"{{{{ {'(' * 240}1 }}}}")),
        "kk/award_notice.txt:9: This can't be understood",
    ),
    "loops within loops": (
        broken(
            lambda text: with_own_words(text).replace(
                OWN_WORDS, "{% for a in spans %}" * 7 + "{% endfor %}" * 7
            )
        ),
        "kk/award_notice.txt:9: This is not allowed in a form: for",
    ),
    "a filter that fails": (
        broken(
            lambda text: with_own_words(text).replace(
                OWN_WORDS, "Ә\n{{ application_number | length | ground }}"
            )
        ),
        "kk/award_notice.txt:10: A paper could not be printed with these words",
    ),
    "an edition that is not the program's": (
        broken(lambda text: text.replace("edition: ", "edition: ескі ", 1)),
        "kk/award_notice.txt:2: Out of date",
    ),
    "since before the program's": (
        broken(lambda text: text.replace("since: 2026-11-30", "since: 2026-11-29")),
        "kk/award_notice.txt:6: Out of date",
    ),
}


def test_a_form_of_another_maslikhats_decision_need_not_follow_the_programs(folder: Path) -> None:
    def of_another_act(text: str) -> str:
        act = "act: Талғар аудандық мәслихатының шешімі\nedition: 2026 жылғы редакция\n"
        return act + with_own_words(text).partition("edition: ")[2].partition("\n")[2]

    broken(of_another_act)(folder / "kk" / "award_notice.txt")

    assert told() == []
    assert form_files.find(KIND, LANGUAGE).state is State.OWN
    assert squeezed(OWN_WORDS) in printed()


@pytest.mark.parametrize("why", BREAKS)
def test_a_form_that_can_not_be_used_is_told_and_the_programs_words_are_printed(
    folder: Path, why: str
) -> None:
    usual = printed()
    write, problem = BREAKS[why]
    path = folder / "kk" / "award_notice.txt"

    write(path)

    assert printed() == usual
    (said,) = told()
    assert said.startswith(problem)
    state = State.OUT_OF_DATE if "Out of date" in problem else State.WRONG
    assert form_files.find(KIND, LANGUAGE).state is state


def test_a_later_since_and_another_title_are_the_offices_own_affair(folder: Path) -> None:
    keep(folder, shipped().replace("since: 2026-11-30", "since: 2027-01-01"))
    assert form_files.find(KIND, LANGUAGE).state is State.OWN


def test_own_shared_words_are_used_whole_or_not_at_all(folder: Path) -> None:
    usual = (paths.forms() / "terms.toml").read_text(encoding="utf-8")
    own = folder / "terms.toml"
    own.write_text(usual.replace('phone = "тел."', 'phone = "телефоны"'), encoding="utf-8")
    assert squeezed("телефоны") in printed()
    assert told() == []

    own.write_text(usual.replace("signature = ", "signatur = "), encoding="utf-8")

    assert squeezed("(қолы)") in printed()
    assert told() == [
        f"terms.toml:0: The shared words are incomplete: {language}: signature"
        for language in fields.LANGUAGES
    ]


def test_shared_words_that_are_not_toml_name_their_line(folder: Path) -> None:
    (folder / "terms.toml").write_text('[kk]\nbin = "БСН"\nphone = \n', encoding="utf-8")
    assert [problem.partition(": ")[0] for problem in told()] == ["terms.toml:3"] * 2


@pytest.mark.parametrize("deep", [f"a = {'[' * 4_000}", f"{'.'.join('a' * 9)} = 1"])
def test_shared_words_that_are_too_deep_are_told(folder: Path, deep: str) -> None:
    usual = (paths.forms() / "terms.toml").read_text(encoding="utf-8")
    (folder / "terms.toml").write_text(f"{deep}\n{usual}", encoding="utf-8")
    what = "terms.toml:0: This file is too large for words of forms"
    assert told() == [f"{what}: {language}: terms.toml" for language in fields.LANGUAGES]
    assert squeezed(samples.AWARD_NOTICE.citation_kk) in printed()


def test_a_name_that_no_notice_has_is_told(folder: Path) -> None:
    keep(folder, shipped(), kind="award")
    assert told() == ["kk/award.txt:0: There is no such notice: award"]


def test_what_only_fails_on_a_paper_is_told_and_printed_in_the_programs_words(
    folder: Path,
) -> None:
    """R-8: a paper is issued whatever the office wrote into its form."""
    seldom = "Ә\n\n{% if number == '7' %}{{ sums | length | ground }}{% endif %}"
    path = keep(folder, with_own_words(shipped()).replace(OWN_WORDS, seldom))
    assert told() == []

    # There are four grounds and no sixth.
    of_six = replace(samples.AWARD_NOTICE, number="7", sums=samples.AWARD_NOTICE.sums * 2)
    pdf = letters.render(of_six, ("kk", "ru"))

    assert squeezed(samples.AWARD_NOTICE.citation_kk) in squeezed(text_of(pdf))
    assert told() == ["kk/award_notice.txt:11: A paper could not be printed with these words"]
    assert form_files.find(KIND, LANGUAGE).state is State.WRONG

    path.write_text(with_own_words(shipped()), encoding="utf-8")
    assert told() == []
    assert squeezed(OWN_WORDS) in printed()


def test_a_layout_that_fails_falls_back_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, with_own_words(shipped()))

    def only_usual(paper: Paper, layout: Layout) -> object:
        blocks = paper.forms[0].blocks
        if any(OWN_WORDS in "".join(cell) for block in blocks for cell in block.cells):
            raise RuntimeError
        return arranged(paper, layout)

    monkeypatch.setattr(letters, "arranged", only_usual)
    paper, pdf = letters.printed(samples.AWARD_NOTICE, ("kk",))
    assert squeezed(samples.AWARD_NOTICE.citation_kk) in squeezed(text_of(pdf))
    assert pdf == letters.lay_out(paper)  # the words that are stored are those on the paper
    assert told() == ["kk/award_notice.txt:0: A paper could not be printed with these words"]


def test_what_was_typed_is_not_the_forms_fault(folder: Path) -> None:
    keep(folder, with_own_words(shipped()))
    notice = replace(samples.AWARD_NOTICE, applicant=PersonOnPaper("Ә 😀", "870512400010"))
    with pytest.raises(ValueError, match="no glyph"):
        letters.render(notice, ("kk",))
    assert told() == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_the_right_to_read_it(folder: Path) -> None:
    keep(folder, shipped()).chmod(0)
    assert told() == ["kk/award_notice.txt:0: This file can't be read"]


def test_a_form_that_is_held_for_a_while_is_not_wrong_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time and size are the same afterwards."""
    keep(folder, with_own_words(shipped()))

    def held(path: Path) -> str:
        raise of_windows(32)

    with monkeypatch.context() as patch:
        patch.setattr(forms, "read", held)
        assert form_files.find(KIND, LANGUAGE).state is State.WRONG
    assert form_files.find(KIND, LANGUAGE).state is State.OWN


def test_a_whole_copy_of_the_programs_folder_is_sound(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(paths.forms(), tmp_path / "own"))
    office_folder.use(copied)
    assert problems() == []
    assert all(form_files.find(kind, "ru").state is State.OWN for kind in fields.KINDS)
