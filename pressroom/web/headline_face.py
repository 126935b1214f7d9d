"""The headline's face for the page. In: a `Feature`. Out: a WOFF2 file of the characters needed, and its style rule.

Only what stands in the headline, the nameplate and the key figures is cut; a reader's own face sets all else. The rule
gives it the em box of any Han face, so that nothing moves when it arrives.
"""

import hashlib
from pathlib import Path

from markupsafe import Markup

from pressroom.cache import open_cache
from pressroom.faces import find_faces
from pressroom.faces.webfont import known_for_web, make_webfont
from pressroom.findings import StopPress
from pressroom.model import Feature, OutputFile

FAMILY = "Pressroom Headline"
LARGEST_BYTES = 60_000
RULE = Markup(
    '@font-face{{font-family:"{}";src:url("{}") format("woff2");font-weight:900;font-display:swap;'
    "ascent-override:88%;descent-override:12%;line-gap-override:0%;unicode-range:{}}}"
)


def make_headline_face(root: Path, feature: Feature) -> tuple[OutputFile | None, Markup]:
    """Cut the headline's face and give its file and style rule; none where its licence or its size forbids."""
    try:
        face = find_faces(root, feature.paper.faces).file("headline")
    except StopPress:
        return None, Markup()
    cache = open_cache(root, "webfonts")
    characters = known_for_web(face, _characters(feature), cache)
    if not characters:
        return None, Markup()
    data = make_webfont(face, characters, cache)
    if len(data) > LARGEST_BYTES:
        return None, Markup()
    name = f"headline.{hashlib.blake2b(data, digest_size=5).hexdigest()}.woff2"
    points = ",".join(f"U+{ord(char):X}" for char in characters)
    return OutputFile(f"site/{feature.slug}/{name}", data), RULE.format(FAMILY, name, points)


def _characters(feature: Feature) -> str:
    """Give what the headline's face sets."""
    figures = "".join(figure.value for entry in feature.entries for figure in entry.figures)
    return feature.headline + feature.paper.name + figures + "0123456789"
