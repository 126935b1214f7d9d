"""What to say of a line of broken YAML. In: what stands there. Out: what makes a finding once the place is known."""

from collections.abc import Callable

from pressroom.findings import Finding, Place, form_error


def tab(place: Place) -> Finding:
    """A tab before a field."""
    return form_error("tab", "the line begins with a tab", place, hint="use spaces to move a line to the right")


def wide_space(place: Place) -> Finding:
    """A full-width or unbreakable space before a field."""
    return form_error(
        "full-width-space",
        "the line begins with a full-width space",
        place,
        hint="use plain spaces to move a line to the right",
    )


def full_width_colon(key: str) -> Callable[[Place], Finding]:
    """`title：云岭`."""
    return lambda place: form_error(
        "full-width-colon",
        "`{field}` is followed by a full-width colon",
        place,
        hint="write `{field}: ` with a half-width colon and a space",
        field=key,
    )


def tight_colon(key: str) -> Callable[[Place], Finding]:
    """`title:云岭`."""
    return lambda place: form_error(
        "colon-without-space",
        "no space follows the colon of `{field}`",
        place,
        hint="write `{field}: ` with a space after the colon",
        field=key,
    )


def second_colon(key: str, value: str) -> Callable[[Place], Finding]:
    """`title: a: b`."""
    return lambda place: form_error(
        "colon-in-value",
        "the value of `{field}` holds a colon and a space",
        place,
        hint='put the value in quotation marks: `{field}: "{value}"`',
        field=key.strip("\"'"),
        value=value,
    )


def unclosed_quote(value: str) -> Callable[[Place], Finding]:
    """`title: "云岭`."""
    return lambda place: form_error(
        "unclosed-quote",
        "the quotation mark of `{value}` is not closed",
        place,
        hint="end the value with the same mark, or take both away",
        value=value,
    )


def unclosed_bracket(value: str) -> Callable[[Place], Finding]:
    """`pages: [6, 7`."""
    return lambda place: form_error(
        "unclosed-bracket",
        "the bracket of `{value}` is not closed",
        place,
        hint="close it on the same line, or put the value in quotation marks",
        value=value,
    )


def too_far_right(key: str) -> Callable[[Place], Finding]:
    """A field below a value, further right than its neighbours."""
    return lambda place: form_error(
        "wrong-indent",
        "`{field}` stands further right than the field above it",
        place,
        hint="begin the fields of one thing in the same column",
        field=key.strip("\"'"),
    )


def words_after_quote(value: str) -> Callable[[Place], Finding]:
    """`title: "四城同创"工作`."""
    return lambda place: form_error(
        "words-after-quote",
        "words follow the closing quotation mark in `{value}`",
        place,
        hint="put the whole value in single quotation marks: `'{value}'`",
        value=value,
    )


def special_start(value: str) -> Callable[[Place], Finding]:
    """`title: *重点`."""
    return lambda place: form_error(
        "special-start",
        "a value cannot begin with `{mark}`",
        place,
        hint='put the value in quotation marks: `"{value}"`',
        mark=value[0],
        value=value,
    )


def broken(line: str) -> Callable[[Place], Finding]:
    """Anything else."""
    return lambda place: form_error(
        "broken-yaml",
        "`{line}` cannot be read as a field",
        place,
        hint="write `field: value`, and look at the spaces before the line and the one above it",
        line=line,
    )


def anchor(place: Place) -> Finding:
    """`&name` or `*name`."""
    return form_error(
        "special-start",
        "a value cannot begin with `{mark}`",
        place,
        hint="put the value in quotation marks",
        mark="& or *",
    )


def tag(place: Place) -> Finding:
    """`!name`."""
    return form_error(
        "special-start",
        "a value cannot begin with `{mark}`",
        place,
        hint="put the value in quotation marks",
        mark="!",
    )


def too_deep(place: Place) -> Finding:
    """Lists in lists in lists."""
    return form_error(
        "broken-yaml",
        "the fields are nested too deep",
        place,
        hint="write one field a line; see the example in the handbook",
    )


REFUSED = {"anchor": anchor, "tag": tag, "depth": too_deep}
