"""A paper's words under another number: in every form, in each of its languages."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.forms.markup import Block
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Paper
from desktop_app.documents.letters.reissue import NoNumberInWords, again
from desktop_app.documents.notices.fields import KINDS
from desktop_app.documents.notices.kinds import Notice
from tests.documents import samples

OLD, NEW, DAY = "Ш-2026-00017", "Ш-2026-00031", date(2026, 12, 28)
# Papers with a number of the registers; application forms and messages to phones have none.
NUMBERED = {
    name: value
    for name, value in vars(samples).items()
    if isinstance(value, Notice) and type(value) in KINDS.values() and value.number
}


def text(form: FilledForm) -> str:
    return "\n".join(" | ".join("".join(cell) for cell in block.cells) for block in form.blocks)


def lines(form: FilledForm) -> list[str]:
    return [" ".join(line.split()) for line in text(form).split("\n")]


def filled(notice: Notice) -> Paper:
    return letters.filled(replace(notice, number=OLD), ("kk", "ru"))


@pytest.mark.parametrize("name", NUMBERED)
def test_it_bears_the_new_number_and_says_whose_place_it_takes(name: str) -> None:
    before = filled(NUMBERED[name])
    if OLD not in text(before.forms[0]):
        with pytest.raises(NoNumberInWords):
            again(before, NEW, DAY)
        return
    after = again(before, NEW, DAY)
    assert (after.number, after.issued_on) == (NEW, DAY)
    for old, new in zip(before.forms, after.forms, strict=True):
        assert NEW in text(new)
        assert len(new.blocks) == len(old.blocks) + 1
        decision = 1 if name == "AWARD_NOTICE" else 0
        assert text(new).count(OLD) == 1 + decision
    assert letters.lay_out(after).startswith(b"%PDF")


def test_the_day_is_changed_where_the_number_stands_and_nowhere_else() -> None:
    after = again(filled(samples.AWARD_NOTICE), NEW, DAY)
    kazakh, russian = map(lines, after.forms)
    assert "2026 жылғы 28 желтоқсан | № Ш-2026-00031" in kazakh
    assert "28 декабря 2026 года | № Ш-2026-00031" in russian
    assert "\n".join(russian).count("28 декабря") == 1
    assert "\n".join(kazakh).count("28 желтоқсан") == 1


def test_when_documents_were_received_stays_what_it_was() -> None:
    before = filled(samples.RECEIPT_SLIP)
    after = again(before, NEW, DAY)
    assert "28 декабря" not in text(after.forms[1])


def test_a_longer_number_that_contains_it_is_another_number() -> None:
    paper = filled(samples.AWARD_NOTICE)
    (form, *_) = paper.forms
    longer = Block("plain", ((f"{OLD}5 және 1{OLD}",),))
    short = replace(paper, forms=(replace(form, blocks=(*form.blocks, longer)),))
    assert again(short, NEW, DAY).forms[0].blocks[-1] == longer


def test_a_form_without_its_number_is_refused() -> None:
    paper = filled(samples.AWARD_NOTICE)
    silent = replace(paper.forms[0], blocks=(Block("plain", (("Хабарлама",),)),))
    with pytest.raises(NoNumberInWords):
        again(replace(paper, forms=(silent,)), NEW, DAY)
