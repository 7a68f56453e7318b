"""Papers drawn and joined in processes beside this one: the same files, whatever happens."""

import os
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from multiprocessing.process import BaseProcess

import pytest

from desktop_app.documents.letters import crew as crews
from desktop_app.documents.letters.crew import Crew
from desktop_app.documents.letters.paper import pack
from desktop_app.documents.letters.printing import file_of, frozen
from desktop_app.documents.pdf.merging import merged
from tests.documents import samples


def words(count: int) -> list[bytes]:
    """Letters of several kinds and languages, no two alike."""
    kinds = samples.AWARD_NOTICE, samples.REPAYMENT_DEMAND, samples.RECEIPT_SLIP
    languages = ("kk",), ("ru",), ("kk", "ru")
    return [
        pack(frozen(replace(kinds[n % 3], number=f"Ә-{n}"), languages[n % 3])) for n in range(count)
    ]


@pytest.fixture(autouse=True)
def soon_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "WORTH_DRAWING", 4)
    monkeypatch.setattr(crews, "WORTH_JOINING", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def never() -> None: ...


def test_what_is_drawn_beside_is_byte_for_byte_what_is_drawn_here() -> None:
    asked = words(9)
    with Crew() as crew:
        made = dict(crew.drawn(asked))
        assert len(active_children()) == 2
        again = dict(crew.drawn(asked[:5]))
        assert len(active_children()) == 2
    assert made == {place: file_of(each) for place, each in enumerate(asked)}
    assert again == {place: made[place] for place in range(5)}


def test_few_are_drawn_here() -> None:
    with Crew() as crew:
        assert dict(crew.drawn(words(3))) == dict(enumerate(map(file_of, words(3))))
        assert active_children() == []


def test_what_are_no_words_has_no_file_and_the_others_have_theirs() -> None:
    asked = words(6)
    asked[2] = b"no words"
    with Crew() as crew:
        made = dict(crew.drawn(asked))
    assert made.pop(2) is None
    assert made == {place: file_of(each) for place, each in enumerate(asked) if place != 2}


def test_what_ended_processes_leave_is_drawn_here() -> None:
    asked = words(12)
    with Crew() as crew:
        found = crew.drawn(asked)
        made = dict([next(found)])
        for each in active_children():
            each.kill()
        made |= dict(found)
    assert made == {place: file_of(each) for place, each in enumerate(asked)}


def test_where_no_process_can_be_started_all_is_drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refused)
    asked = words(5)
    with Crew() as crew:
        made = dict(crew.drawn(asked))
        pdfs = [made[place][0] for place in range(5) if made[place]]  # type: ignore[index]
        assert crew.joined(lambda: pdfs, 5, "Хаттар", never) == merged(pdfs, "Хаттар")
        assert active_children() == []


def test_what_is_joined_beside_is_what_is_joined_here() -> None:
    pdfs = [file_of(each)[0] for each in words(5)]
    with Crew() as crew:
        assert crew.joined(lambda: pdfs, 5, "Хаттар", never) == merged(pdfs, "Хаттар")


def test_a_process_that_ended_while_it_joins_is_done_without() -> None:
    pdfs = [file_of(each)[0] for each in words(5)]
    started: list[BaseProcess] = []

    def papers() -> Iterator[bytes]:
        yield from pdfs[:3]
        if not started:
            started.extend(active_children())
            for each in started:
                each.kill()
                each.join()
        yield from pdfs[3:]

    with Crew() as crew:
        assert crew.joined(papers, 5, "Хаттар", never) == merged(pdfs, "Хаттар")
    assert len(started) == 1


def test_who_stops_it_stops_it_and_no_process_is_left() -> None:
    class StoppedError(Exception): ...

    def papers() -> Iterator[bytes]:
        yield file_of(words(1)[0])[0]
        raise StoppedError

    with pytest.raises(StoppedError), Crew() as crew:
        crew.joined(papers, 5, "", never)
    for each in active_children():
        each.join()
    assert active_children() == []
