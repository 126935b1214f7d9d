"""Faces cut down: ids are renumbered, CIDs are ids, widths are the face's own."""

import pytest
import uharfbuzz

from pressroom.cache import Cache
from pressroom.faces import outlines, subset
from pressroom.faces.charset import read_charset
from pressroom.faces.cut import cut_face
from pressroom.faces.outlines import open_alphabet
from pressroom.faces.subset import missing_characters, subset_face, subset_for_text

WORDS = "云岭日报，“推动”——1abc"


def glyphs_of(face, words):
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.index))
    return [font.get_nominal_glyph(ord(word)) for word in words]


@pytest.mark.parametrize("role", ["body", "headline", "hei", "kai"])
def test_a_subset_is_renumbered_with_the_identity_as_charset(faces, role):
    face = faces.file(role)
    glyphs = glyphs_of(face, WORDS)
    subset = subset_face(face, glyphs)
    assert sorted(subset.new_ids.values()) == list(range(len(subset.advances)))
    assert set(subset.new_ids) == {0, *glyphs}
    if subset.kind == "cff":
        assert read_charset(subset.data) == tuple(range(len(subset.advances)))
    assert len(subset.data) < 20_000


def test_widths_are_the_faces_own(faces):
    face = faces.file("body")
    (wide, narrow) = glyphs_of(face, "云1")
    subset = subset_face(face, [wide, narrow])
    assert subset.advances[subset.new_ids[wide]] == face.upem
    assert 0.4 * face.upem < subset.advances[subset.new_ids[narrow]] < 0.6 * face.upem


def test_the_engines_face_holds_the_characters_asked_for(faces):
    data = subset_for_text(faces.file("hei"), WORDS)
    face = uharfbuzz.Face(data)
    assert {ord(word) for word in WORDS} <= set(face.unicodes)
    assert read_charset(face.reference_table("CFF ").data) == tuple(range(face.glyph_count))


def test_a_subset_is_the_same_every_time(faces):
    glyphs = glyphs_of(faces.file("body"), WORDS)
    first = subset_face(faces.file("body"), glyphs)
    assert subset_face(faces.file("body"), reversed(glyphs)).data == first.data


def test_missing_characters_are_named(faces):
    assert missing_characters(faces.file("body"), "云\ue000云\U0001f600") == ("\ue000", "\U0001f600")


def test_words_become_paths(faces):
    alphabet = open_alphabet(faces.file("hei"))
    assert 1.5 < alphabet.width_of_words("云1\ue000") < 1.7
    drawn = alphabet.draw_words("云1\ue000", 10.0, 20.0, 6.0)
    assert drawn.count(" cm ") == 2
    assert drawn.startswith("q 0.00600 0 0 0.00600 10.000 20.000 cm ")
    assert "Tj" not in drawn


def test_kept_outlines_are_drawn_no_second_time(faces, tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    first = open_alphabet(faces.file("hei"), cache)
    drawn = first.draw_words(WORDS, 10.0, 20.0, 6.0)
    first.keep(cache)
    monkeypatch.setattr(outlines, "outline_character", None)
    assert open_alphabet(faces.file("hei"), cache).draw_words(WORDS, 10.0, 20.0, 6.0) == drawn


def test_a_kept_cut_is_the_cut(faces, tmp_path, monkeypatch):
    for role in ("body", "latin"):
        face, glyphs = faces.file(role), glyphs_of(faces.file(role), "1abc")
        made = cut_face(face, glyphs, Cache(tmp_path))
        with monkeypatch.context() as patch:
            patch.setattr(subset, "subset_face", None)
            assert cut_face(face, reversed(glyphs), Cache(tmp_path)) == made == subset_face(face, glyphs)
