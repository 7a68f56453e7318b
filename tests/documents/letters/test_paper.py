"""A paper's words are stored and read again as they were issued."""

import zlib
from dataclasses import replace

import pytest

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Frozen, Layout, UnreadablePaper, pack, unpack
from desktop_app.documents.notices.kinds import Notice
from tests.documents import samples
from tests.documents.filled import HOSTILE, filled_with

KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]
BOTH = ("kk", "ru")
KIB = 1024


@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
class TestEachNotice:
    def test_is_read_again_as_it_was_stored(self, notice: Notice) -> None:
        for one in (notice, filled_with(notice, HOSTILE)):
            frozen = letters.frozen(one, BOTH, Layout(beside=True))
            assert unpack(pack(frozen)) == frozen

    def test_takes_little_room_and_always_the_same(self, notice: Notice) -> None:
        packed = pack(letters.frozen(notice, BOTH))
        assert len(packed) <= 4 * KIB
        assert pack(unpack(packed)) == packed

    def test_prints_from_its_stored_words_what_was_issued(self, notice: Notice) -> None:
        for layout in (Layout(), Layout(beside=True)):
            stored = pack(letters.frozen(notice, BOTH, layout))
            assert letters.drawn(unpack(stored), used_now=True)[1] == letters.render(
                notice, BOTH, layout
            )


def test_a_letterhead_is_stored_as_it_is_printed() -> None:
    head = replace(samples.DEPARTMENT, name_kk="А\ud800  б\u202e", phone="1\n2")
    paper = letters.filled(replace(samples.AWARD_NOTICE, letterhead=head, number=" 1\t2"), ("kk",))
    assert (paper.letterhead.name_kk, paper.letterhead.phone, paper.number) == ("А б", "1 2", "1 2")


def packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"))


AWARD = Frozen(letters.filled(samples.AWARD_NOTICE, BOTH))


def changed(find: str, put: str) -> bytes:
    text = zlib.decompress(pack(AWARD)).decode("utf-8")
    assert find in text
    return packed(text.replace(find, put))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zlib",
        packed("[]"),
        packed("{}"),
        packed('{"version": 1, "paper": 5}'),
        packed('{"version": 1, "paper": {}}'),
        pack(AWARD)[:-9],
        pack(AWARD) + b"1",
        changed('"version":1', '"version":2'),
        changed('"issued_on":"2026-11-12"', '"issued_on":"2026-02-30"'),
        changed('"copies":1', '"copies":"1"'),
        zlib.compress(b"0" * 50_000_000, 9),
    ],
)
def test_what_is_no_paper_is_refused_without_a_word_of_it(content: bytes) -> None:
    with pytest.raises(UnreadablePaper, match=r"^not a paper of this version$") as error:
        unpack(content)
    assert error.value.__context__ is None


def test_a_paper_stored_before_a_field_was_added_takes_its_default() -> None:
    layout = '"layout":{"beside":false,"blank":0,"large":false},'
    for field in ('"copies":1,', layout, '"instead":[],'):
        assert unpack(changed(field, "")) == AWARD
