"""The search for garbage rests where it would find none, and is as it was before when the work is done."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from fazhi_graph.memory import NoCollection


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


def test_it_rests_within_and_goes_on_after() -> None:
    with NoCollection():
        assert not gc.isenabled()
        with NoCollection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_turned_it_off_finds_it_off() -> None:
    gc.disable()
    with NoCollection():
        pass
    assert not gc.isenabled()


def test_it_goes_on_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), NoCollection():
        _ = 1 / 0
    assert gc.isenabled()
