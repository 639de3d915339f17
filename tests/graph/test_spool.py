from __future__ import annotations

from contextlib import closing

from fazhi_graph.graph.spool import Spool


def test_pairs_come_in_order_of_key_as_often_as_asked() -> None:
    pairs = [("武威", "b"), ("环县", "c"), ("Ａ", "a"), ("𠮷野", "d"), ("", "e")]
    with closing(Spool(pairs)) as spool:
        assert list(spool) == list(spool) == sorted(pairs)


def test_of_equal_keys_the_greatest_value_is_kept() -> None:
    with closing(Spool([("a", "1"), ("b", ""), ("a", "2"), ("a", "1"), ("b", "")])) as spool:
        assert list(spool) == [("a", "2"), ("b", "")]


def test_more_than_fits_into_the_cache() -> None:
    text = "行政复议" * 100
    with closing(Spool((f"{n * 7919 % 20_000:05}", text) for n in range(20_000))) as spool:
        keys = [key for key, value in spool if value == text]
    assert keys == [f"{n:05}" for n in range(20_000)]
