"""A cache gives back what was kept or nothing, and stays within its limit."""

import os
from pathlib import Path

import pytest

from pressroom.book import cache_of
from pressroom.cache import Cache, key_of, open_cache, trim_cache


def test_kept_bytes_come_back(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, "pictures")
    assert cache.read("k") is None
    cache.write("k", b"data")
    assert cache.read("k") == b"data"
    assert [path.name for path in cache.folder.iterdir()] == ["k"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: data + b"x", lambda data: b"", lambda data: data[:20] + b"y" + data[21:]],
)
def test_damaged_entry_is_not_believed(tmp_path: Path, damage: object) -> None:
    cache = Cache(tmp_path)
    cache.write("k", b"some data to be kept")
    path = tmp_path / "k"
    path.write_bytes(damage(path.read_bytes()))
    assert cache.read("k") is None
    cache.write("k", b"again")
    assert cache.read("k") == b"again"


def test_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "below")
    cache.write("k", b"data")
    assert cache.read("k") is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab") == key_of(b"ab")


def test_cache_moves_where_the_environment_says(tmp_path: Path) -> None:
    assert cache_of(tmp_path, {}) == tmp_path / ".cache"
    assert cache_of(tmp_path, {"PRESSROOM_CACHE": "/x"}) == Path("/x")


def test_oldest_entries_go_first_and_records_stay(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "pictures")
    for age, name in enumerate("abc"):
        cache.write(name, bytes(88))
        os.utime(cache.folder / name, ns=(age, age))
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "r.json").write_bytes(bytes(1000))
    assert trim_cache(tmp_path, 300) == 0
    cache.read("a")
    assert trim_cache(tmp_path, 250) == 100
    assert sorted(path.name for path in cache.folder.iterdir()) == ["a", "c"]
    assert (tmp_path / "records" / "r.json").exists()
