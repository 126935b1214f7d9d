"""Embed faces in a PDF. In: a `FaceSubset` and what its glyphs stand for. Out: a Type 0 font object.

Construction (DRAWING 3): subset renumbered, CIDs = glyph ids, `Identity-H`, widths from the face, ToUnicode from the
clusters that the shaper gave.
"""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf

from pressroom.faces.cut import FaceSubset

SYMBOLIC = 4
CMAP_SECTION = 100


def embed_face(pdf: Pdf, face: FaceSubset, texts: Mapping[int, str], bare: bool = True) -> Object:
    """Add a face to a PDF and give its font object. `texts` leads from new glyph ids to their characters.

    A CFF is embedded bare, as every PDF/X allows; for the screen as a font file, whose widths more checkers can read.
    """
    name = Name(f"/{face.tag}+{face.name}")
    kind = "/CIDFontType0" if face.kind == "cff" else "/CIDFontType2"
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name(kind),
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(describe_face(pdf, face, name, bare)),
        DW=1000,
        W=Array([0, Array([per_mille(advance, face) for advance in face.advances])]),
    )
    if face.kind == "truetype":
        descendant.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(unicode_map(texts)),
        )
    )


def describe_face(pdf: Pdf, face: FaceSubset, name: Name, bare: bool) -> Dictionary:
    """Make the font descriptor with the font program in it."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC,
        FontBBox=Array([per_mille(value, face) for value in face.box]),
        ItalicAngle=0,
        Ascent=per_mille(face.ascender, face),
        Descent=per_mille(face.descender, face),
        CapHeight=per_mille(face.ascender, face),
        StemV=80,
    )
    if face.kind == "cff":
        program, kind = (face.packed, Name.CIDFontType0C) if bare else (face.packed_file, Name.OpenType)
        descriptor.FontFile3 = pdf.make_stream(program, Subtype=kind, Filter=Name.FlateDecode)
    else:
        file = pdf.make_stream(face.packed, Length1=face.size, Filter=Name.FlateDecode)
        descriptor.FontFile2 = file
    return descriptor


def per_mille(length: int, face: FaceSubset) -> int | float:
    """Give font units as thousandths of the em."""
    value = round(length * 1000 / face.upem, 3)
    return int(value) if value == int(value) else value


def unicode_map(texts: Mapping[int, str]) -> bytes:
    """Write the ToUnicode CMap."""
    pairs = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items()) if text]
    sections = [pairs[at : at + CMAP_SECTION] for at in range(0, len(pairs), CMAP_SECTION)]
    body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
