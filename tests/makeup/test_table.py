"""The copyfit table tells every entry's characters, lines, pages and levers."""

from pressroom.makeup import fit_table, make_up


def test_table_adds_up(features, composer) -> None:
    feature = features(3, entries=17, photos=3, characters=6200, format="tabloid", pages=(6, 7))
    made = make_up(feature, composer)
    rows = fit_table(feature, made)
    assert [row.slug for row in rows] == [entry.slug for entry in feature.entries]
    assert [row.characters for row in rows] == [len(entry.text.replace("\n", "")) for entry in feature.entries]
    body = [line for sheet in made.sheets for line in sheet.lines if line.part == "body"]
    assert sum(row.lines for row in rows) == len(body) + len(made.fit.overset)
    levers = dict(made.fit.levers)
    used = sum(row.looser + row.tighter for row in rows)
    assert used == sum(
        abs(int(part)) for name, value in levers.items() if name.startswith("looseness ") for part in value.split()
    )
    assert rows[0].pages == (6,)
    assert rows[-1].pages == (7,)
