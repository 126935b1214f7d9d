"""What a field wants, said to an editor. In: a field's name, what was typed, its place. Out: a finding."""

from pressroom.findings import Finding, Place, form_error


def wants_whole_number(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants whole number."""
    return form_error(
        "wrong-type",
        "`{field}` wants a whole number, not `{typed}`",
        place,
        hint="write digits alone, like `3`",
        field=name,
        typed=shown,
    )


def wants_number(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants number."""
    return form_error(
        "wrong-type",
        "`{field}` wants a number, not `{typed}`",
        place,
        hint="write digits alone, like `9` or `9.5`",
        field=name,
        typed=shown,
    )


def wants_yes_or_no(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants yes or no."""
    return form_error(
        "wrong-type",
        "`{field}` wants `true` or `false`, not `{typed}`",
        place,
        hint="write `true` or `false`",
        field=name,
        typed=shown,
    )


def wants_date(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants date."""
    return form_error(
        "wrong-type",
        "`{field}` wants a date there is in the calendar, not `{typed}`",
        place,
        hint="write year, month and day like `2021-04-01`",
        field=name,
        typed=shown,
    )


def wants_one_of(name: str, shown: str, expected: str, place: Place) -> Finding:
    """Say so: wants one of."""
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`",
        place,
        hint="write one of {expected}",
        field=name,
        typed=shown,
        expected=expected.replace(" or ", ", ").replace("'", "`"),
    )


def wants_text(name: str, place: Place) -> Finding:
    """Say so: wants text."""
    return form_error("wrong-type", "`{field}` wants words", place, hint="write the words on the same line", field=name)


def wants_list(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants list."""
    return form_error(
        "wrong-type",
        "`{field}` wants a list, not `{typed}`",
        place,
        hint="put it in square brackets, like `[{typed}]`",
        field=name,
        typed=shown,
    )


def wants_fields(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants fields."""
    return form_error(
        "wrong-type",
        "`{field}` wants fields of its own, not `{typed}`",
        place,
        hint="write its fields below it, each two spaces further right",
        field=name,
        typed=shown,
    )


def too_small(name: str, shown: str, bound: str, place: Place) -> Finding:
    """Say so: too small."""
    return form_error(
        "wrong-value",
        "`{field}` is too small: `{typed}`",
        place,
        hint="write {bound} or more",
        field=name,
        typed=shown,
        bound=bound,
    )


def too_large(name: str, shown: str, bound: str, place: Place) -> Finding:
    """Say so: too large."""
    return form_error(
        "wrong-value",
        "`{field}` is too large: `{typed}`",
        place,
        hint="write {bound} or less",
        field=name,
        typed=shown,
        bound=bound,
    )


def wants_so_many(name: str, wanted: str, given: str, place: Place) -> Finding:
    """Say so: wants so many."""
    return form_error(
        "wrong-value",
        "`{field}` wants {wanted} values, not {given}",
        place,
        hint="write {wanted} values in square brackets",
        field=name,
        wanted=wanted,
        given=given,
    )


def wants_more(name: str, place: Place) -> Finding:
    """Say so: wants more."""
    return form_error(
        "wrong-value",
        "`{field}` is too short",
        place,
        hint="write every value it needs, in square brackets",
        field=name,
    )


def wants_address(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants address."""
    return form_error(
        "wrong-value",
        "`{field}` wants a web address, not `{typed}`",
        place,
        hint="write it with `https://`",
        field=name,
        typed=shown,
    )


def wants_plain_name(name: str, shown: str, place: Place) -> Finding:
    """Say so: wants plain name."""
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`",
        place,
        hint="use small Latin letters, digits and single hyphens, like `jinzhou`",
        field=name,
        typed=shown,
    )


def other(name: str, shown: str, reason: str, place: Place) -> Finding:
    """Say so: other."""
    return form_error(
        "wrong-value",
        "`{field}` cannot be `{typed}`: {reason}",
        place,
        hint="look the field up in the handbook",
        field=name,
        typed=shown,
        reason=reason,
    )
