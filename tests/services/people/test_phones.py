"""Which numbers are mobile phones of Kazakhstan, and how they are written (R-7-1)."""

import pytest

from desktop_app.services.people.phones import mobile, mobile_slip

WRITTEN = "+7 (701) 234-56-78"


@pytest.mark.parametrize(
    "typed",
    [
        "+7 (701) 234-56-78",
        "+77012345678",
        "87012345678",
        "7012345678",
        "8 701 234 56 78",
        "8-701-234.56.78",
        "  7 701 2345678 ",
    ],
)
def test_a_number_is_written_in_one_way(typed: str) -> None:
    assert mobile(typed) == WRITTEN
    assert mobile_slip("phone", typed) is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nothing"),
        ("701234567", "a digit too few"),
        ("770123456789", "a digit too many"),
        ("+7012345678", "ten digits after a plus are another country's"),
        ("97012345678", "another country"),
        ("8 727 234 56 78", "a town"),
        ("8 717 234 56 78", "a town"),
        ("8 690 234 56 78", "no code of a mobile"),
        ("8 701 234 56 78 доб. 5", "letters"),
        ("8 701 234 56 7８", "a digit of another script"),
    ],
)
def test_what_is_none(typed: str, why: str) -> None:
    slip = mobile_slip("applicant.phone", typed)
    assert mobile(typed) is None, why
    assert slip is not None
    assert slip.field == "applicant.phone"


@pytest.mark.parametrize(
    ("code", "is_mobile"),
    [
        ("699", False),
        ("700", True),
        ("709", True),
        ("710", False),
        ("729", False),
        ("739", False),
        ("740", True),
        ("779", True),
        ("780", False),
    ],
)
def test_the_codes_of_mobile_phones(code: str, is_mobile: bool) -> None:
    assert (mobile(f"8{code}2345678") is not None) is is_mobile
