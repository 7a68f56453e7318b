"""Waste is looked for again afterwards, whatever happened."""

import gc

import pytest

from desktop_app.services.importing.book.in_one_go import in_one_go


def test_waste_is_looked_for_again_afterwards() -> None:
    def stopped() -> None:
        with in_one_go():
            assert not gc.isenabled()
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        stopped()
    assert gc.isenabled()


def test_whoever_has_put_it_off_before_finds_it_so() -> None:
    gc.disable()
    try:
        with in_one_go():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
