"""What a check found is looked at once; something else found of the same child is seen anew."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.law.steps import Step
from desktop_app.records import payout_checks
from desktop_app.records.payout_checks import CheckKind, PayoutCheck

FOUND = PayoutCheck(CheckKind.OTHER_SUM, 7, "Әлия", Step("Other sum", "D-7", {"amount": 5}))
SEEN = replace(FOUND, seen_by="Әсем", seen_at=datetime(2026, 4, 1, 10, 0))


@pytest.mark.parametrize("kind", CheckKind)
def test_what_must_be_mended_stays_open_whoever_looks_at_it(kind: CheckKind) -> None:
    blocks = kind in {
        CheckKind.WRONG_ACCOUNT,
        CheckKind.PAYEE_IIN,
        CheckKind.IIN_TO_FOLLOW,
        CheckKind.PAST_EIGHTEEN,
    }
    assert replace(FOUND, kind=kind).is_open
    assert replace(SEEN, kind=kind).blocks is blocks
    assert replace(SEEN, kind=kind).is_open is blocks


def test_a_key_names_what_was_found_of_whom_and_not_who_saw_it() -> None:
    assert SEEN.key == FOUND.key
    others = [
        replace(FOUND, kind=CheckKind.OTHER_ACCOUNT),
        replace(FOUND, child_id=8),
        replace(FOUND, step=Step("Other sum", "D-7", {"amount": 6})),
    ]
    assert len({each.key for each in (FOUND, *others)}) == 4


def test_checks_read_back_from_json() -> None:
    stored = json.loads(json.dumps(payout_checks.checks_to_json([FOUND, SEEN])))
    assert payout_checks.checks_from_json(stored) == (FOUND, SEEN)
