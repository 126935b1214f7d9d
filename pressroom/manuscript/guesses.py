"""What an import guessed, as findings with places in the manuscript."""

from pressroom.findings import Finding, Place, warning


def filed_by_subject(county: str, heading: str, place: Place) -> Finding:
    """A paragraph stood under one county's heading and speaks of another."""
    return warning(
        "filed-by-subject",
        "a paragraph under {heading} speaks of {county} and is filed there",
        place,
        hint="look whether it belongs there",
        county=county,
        heading=heading,
    )


def no_heading(county: str, place: Place) -> Finding:
    """A county has copy and no heading."""
    return warning(
        "no-heading",
        "{county} has no heading; its copy begins where the subject changes",
        place,
        hint="look whether its first paragraph is there",
        county=county,
    )


def not_placed(text: str, place: Place) -> Finding:
    """A paragraph could not be placed."""
    return warning(
        "unplaced-paragraph",
        "`{words}…` belongs to no county that can be told",
        place,
        hint="it is in `unplaced.md`; put it where it belongs",
        words=text[:12],
    )


def caption_without_picture(county: str, place: Place) -> Finding:
    """A caption came without its picture."""
    return warning(
        "caption-without-picture",
        "a caption of {county} came without its picture",
        place,
        hint="put the picture into `photos/` and take away the `#` before its lines",
        county=county,
    )


def guessed_headline(words: str, place: Place) -> Finding:
    """The tiers of the headline were guessed."""
    return warning(
        "guessed-headline",
        "`{words}` was taken for the headline",
        place,
        hint="look at `kicker`, `headline` and `deck` of index.md",
        words=words,
    )


def no_headline(place: Place) -> Finding:
    """No headline was found."""
    return warning(
        "no-headline",
        "no headline was found",
        place,
        hint="write it into index.md",
    )
