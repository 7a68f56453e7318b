"""Columns that many tables have: which of them may be empty."""

from sqlalchemy.sql.schema import ScalarElementColumnDefault

from desktop_app.storage import columns


def test_a_text_is_never_nothing_but_may_be_empty() -> None:
    column = columns.text_("note")
    assert not column.nullable
    assert isinstance(column.default, ScalarElementColumnDefault)
    assert column.default.arg == ""


def test_what_is_recorded_has_its_day_and_may_not_be_annulled() -> None:
    found = {column.name: column.nullable for column in columns.recorded()}
    assert found == {
        "recorded_at": False,
        "recorded_by": False,
        "annulled_at": True,
        "annulled_by": False,
        "annulled_why": False,
    }
