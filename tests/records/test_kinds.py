"""Kinds: their registers, and to whom a complaint is sent on (R-9)."""

from desktop_app.records import kinds
from desktop_app.records.kinds import ComplaintBody, NoticeKind, Register


def test_every_paper_takes_its_number_from_one_register() -> None:
    every = [kind for register in Register for kind in kinds.kinds_in(register)]
    assert sorted(every) == sorted(NoticeKind)
    assert kinds.kinds_in(Register.ORDERS) == [NoticeKind.ORDER]
    assert kinds.kinds_in(Register.CERTIFICATES) == [NoticeKind.CERTIFICATE]
    assert NoticeKind.AWARD in kinds.kinds_in(Register.OUTGOING)
    assert kinds.kinds_in(Register.PAYOUTS) == []


def test_no_two_registers_begin_alike() -> None:
    assert set(kinds.REGISTER_PREFIX) == set(Register)
    assert len(set(kinds.REGISTER_PREFIX.values())) == len(Register)


def test_papers_that_are_the_act_itself_are_signed_by_the_head() -> None:
    assert kinds.ARE_THE_ACT <= kinds.SIGNED_BY_HEAD


def test_which_body_a_complaint_is_sent_on_to() -> None:
    elsewhere = [body for body in ComplaintBody if body.is_elsewhere]
    assert elsewhere == [ComplaintBody.HIGHER, ComplaintBody.QUALITY]
