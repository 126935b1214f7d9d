"""Features of all sizes and shapes: nothing lost or over another; every page filled, or the figure proves right."""

import random

import pytest

from pressroom.makeup import make_up

PAGES = {"tabloid": (6, 7), "broadsheet": (2,), "a4": (2, 3, 4, 5)}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_any_feature_is_made_up_whole(seed, features, composer, audit, add) -> None:
    feature = features(seed)
    made = make_up(feature, composer)
    assert audit(feature, made) == []
    assert made.fit.overset == ()
    assert not [finding for finding in made.findings if finding.severity == "error"]
    told = {finding.code: dict(finding.values) for finding in made.findings}
    if made.fit.short_lines > 1 and "span-not-kept" not in told:
        mended = make_up(add(feature, int(told["underset"]["characters"])), composer)
        assert (mended.fit.short_lines, mended.fit.overset_characters) == (0, 0)
        assert len(mended.sheets) == len(made.sheets)
    elif made.fit.short_lines <= 1:
        assert made.fit.lines_free - made.fit.lines_set in (0, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_planned_pages_are_filled_or_the_figure_proves_right(seed, features, composer, audit, cut, add) -> None:
    name = random.Random(seed).choice(tuple(PAGES))
    characters = random.Random(seed).choice((4000, 5500, 6500, 8000))
    feature = features(seed, format=name, pages=PAGES[name], characters=characters, photos=seed % 7)
    made = make_up(feature, composer)
    assert audit(feature, made) == []
    if made.fit.overset_characters:
        mended = make_up(cut(feature, made.fit.overset_characters), composer)
        assert mended.fit.overset_characters == 0
    elif made.fit.short_lines > 1:
        (finding,) = [one for one in made.findings if one.code == "underset"]
        mended = make_up(add(feature, int(dict(finding.values)["characters"])), composer)
        assert (mended.fit.overset_characters, mended.fit.short_lines) == (0, 0)
    else:
        assert made.fit.lines_free - made.fit.lines_set <= 1
