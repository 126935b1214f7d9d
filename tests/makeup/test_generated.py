"""Features of all sizes and shapes: nothing lost or over another; every page filled, or the figure proves right."""

import random

import pytest
from msgspec.structs import replace

from pressroom.makeup import make_up
from pressroom.model import Feature, MadeUp

PAGES = {"tabloid": (6, 7), "broadsheet": (2,), "a4": (2, 3, 4, 5)}
# Characters that a page holds, and the pages a crowded feature is given.
HOLDS = {"tabloid": 4200, "broadsheet": 9500, "a4": 2000}


def values(made: MadeUp, code: str) -> dict[str, object]:
    (finding,) = [one for one in made.findings if one.code == code]
    return dict(finding.values)


def fills(made: MadeUp) -> bool:
    return made.fit.overset_characters == 0 and made.fit.lines_free - made.fit.lines_set <= 1


@pytest.mark.long
@pytest.mark.parametrize("seed", [*range(40), *range(1000, 1020)])
def test_any_feature_is_made_up_whole(seed, features, composer, audit, writers) -> None:
    feature = features(seed)
    made = make_up(feature, composer)
    assert audit(feature, made) == []
    assert made.fit.overset == ()
    assert not [finding for finding in made.findings if finding.severity == "error"]
    if made.fit.short_lines <= 1:
        assert fills(made)
        return
    characters = int(values(made, "underset")["characters"])
    for write in writers:
        mended = make_up(write(feature, characters), composer)
        assert (mended.fit.overset_characters, len(mended.sheets)) == (0, len(made.sheets))
        assert mended.fit.short_lines <= (0 if write is writers[0] else 5), write.__name__


@pytest.mark.long
@pytest.mark.parametrize("seed", [*range(100, 140), *range(2000, 2020)])
def test_planned_pages_are_filled_or_the_figure_proves_right(seed, features, composer, audit, cutters, writers) -> None:
    name = random.Random(seed).choice(tuple(PAGES))
    characters = random.Random(seed).choice((4000, 5500, 6500, 8000))
    feature = features(seed, format=name, pages=PAGES[name], characters=characters, photos=seed % 7)
    made = make_up(feature, composer)
    assert audit(feature, made) == []
    if made.fit.overset_characters:
        for cut in cutters:
            mended = make_up(cut(feature, int(values(made, "overset")["characters"])), composer)
            assert mended.fit.overset_characters == 0, cut.__name__
    elif made.fit.short_lines > 1:
        for write in writers:
            mended = make_up(write(feature, int(values(made, "underset")["characters"])), composer)
            assert (mended.fit.overset_characters, mended.fit.short_lines) == (0, 0), write.__name__
    else:
        assert fills(made)


def crowd(seed: int, features) -> Feature:
    """Make a feature with far more pictures, headings or copy than its planned pages hold."""
    random_ = random.Random(seed)
    name, count = random_.choice(tuple(PAGES)), random_.choice((1, 2, 3))
    pages, photos = tuple(range(2, 2 + count)), random_.choice((9, 14, 24))
    characters = int(HOLDS[name] * count * random_.uniform(0.3, 0.8))
    return features(seed, format=name, pages=pages, characters=characters, photos=photos)


def without(feature: Feature, names: str) -> Feature:
    """Leave the pictures out that a hint names."""
    entries = (
        replace(entry, photos=tuple(photo for photo in entry.photos if f"`{photo.file.path}`" not in names))
        for entry in feature.entries
    )
    return replace(feature, entries=tuple(entries))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(24))
def test_crowded_pages_say_what_makes_room(seed, features, composer, cutters) -> None:
    feature = crowd(seed, features)
    made = make_up(feature, composer)
    if not made.fit.overset_characters:
        return
    told = values(made, "overset")
    if "characters" in told:
        assert make_up(cutters[0](feature, int(told["characters"])), composer).fit.overset_characters == 0
        return
    count, names = int(told["needed"]), str(told["pictures"])
    assert count or names
    roomy = [replace(feature, pages=tuple(range(2, 2 + count)))] if count else []
    lighter = [without(feature, names)] if names else []
    for better in (*roomy, *lighter):
        mended = make_up(better, composer)
        assert mended.fit.overset_characters == 0
        assert not [finding for finding in mended.findings if finding.severity == "error"]
