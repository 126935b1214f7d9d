"""The people who turn up in the pictures, and the colours they share."""

from __future__ import annotations

from studio.body import Look

PAPER = "#f3e7d0"
VERMILION = "#c64a32"
OCHRE = "#d8a548"
JADE = "#7f9d88"
SKY = "#bfd3d4"
INK_BLUE = "#3c5a74"
DUSK = "#37496d"
CLAY = "#a8765a"
GREY_HAIR = "#9b958d"
WHITE_HAIR = "#c9c4ba"

CHAIR = Look(top="#34506b", inner="#f1eadb", badge=True, bottom="#3e4757")
GLASSES = Look(hair="crop", top="#5d6f78", inner="#dfe7e6", glasses=True, badge=True, bottom="#6b6358")
SENIOR = Look(
    top="#7a6656",
    inner="#efe5d0",
    hair="bald",
    hair_colour=GREY_HAIR,
    skin="#d79f76",
    build=1.06,
    badge=True,
    bottom="#50545f",
)
WHITE_SHIRT = Look(top="#f0eadd", inner="#f7f1e4", garment="shirt", bottom="#3f5169", build=0.97, badge=True)
BLUE_SHIRT = Look(hair="crop", top="#8fb0bd", inner="#f1eadb", garment="shirt", bottom="#8a7a62")
VERMILION_WOMAN = Look(top=VERMILION, inner="#f5ead6", hair="bob", build=0.88, bottom="#4b4f66", skin="#e8bb95")
JADE_WOMAN = Look(top="#7c9c8a", inner="#f5ead6", hair="bun", build=0.87, bottom="#6a5f5c", skin="#e6b78f", badge=True)
ROSE_WOMAN = Look(top="#c08a83", inner="#f7efe2", hair="tail", build=0.86, bottom="#65708a", skin="#e8bb95")
OCHRE_WOMAN = Look(
    top="#d2a24d",
    inner="#f4ead8",
    hair="fringe",
    garment="coat",
    build=0.88,
    bottom="#5a5149",
    skin="#e4b48d",
    hair_colour="#4a3a33",
)
VEST_MAN = Look(top="#5f8093", inner="#ece4d3", garment="vest", bottom="#6f6552", hair_colour="#4a433f")
FARMER = Look(
    top="#6f8799",
    inner="#ece2cd",
    garment="shirt",
    hair="straw",
    bottom="#6a6257",
    skin="#c98f66",
    hair_colour=GREY_HAIR,
    shoes="#4d463f",
)
GRANDMOTHER = Look(
    top="#8d6a86",
    inner="#ecdcc8",
    garment="padded",
    hair="bun",
    hair_colour=WHITE_HAIR,
    skin="#d7a27c",
    build=0.9,
    bottom="#5b5b66",
)
GRANDFATHER = Look(
    top="#4f6271",
    inner="#e7dcc6",
    garment="padded",
    hair="crop",
    hair_colour=WHITE_HAIR,
    skin="#cf986f",
    build=0.95,
    bottom="#5c5852",
)
CHILD = Look(
    top="#e0a63f",
    inner="#f6ead2",
    garment="shirt",
    hair="fringe",
    build=0.82,
    bottom="#5c7d95",
    skin="#ecc19c",
    shoes="#b5533c",
)
YOUTH = Look(top="#6d9aa0", inner="#f4ecdc", garment="shirt", build=0.93, bottom="#5a5560", skin="#e6b78f")
