"""Setting captions. In: a photo. Out: its caption's lines, the credit at the end of the last one."""

from msgspec.structs import replace

from pressroom.composing.justify import shift_run
from pressroom.composing.paragraph import ParagraphSetter, Shape
from pressroom.composing.spans import itemise
from pressroom.findings import Place
from pressroom.model import Photo, Run, SetLine

POINTER = "▲"
LEAST_ROOM_EM = 1.0


def set_caption(
    setter: ParagraphSetter, photo: Photo, shape: Shape, role: str, credit_role: str
) -> tuple[SetLine, ...]:
    """Set `▲caption` to a measure and put the credit flush right: on the last line where there is room, else below."""
    place = photo.caption_place if photo.caption_place.line else photo.place
    lines: tuple[SetLine, ...] = ()
    if photo.caption:
        lines = _set_text(setter, POINTER + photo.caption, role, shape, place)
    if not photo.credit:
        return lines
    credit = _set_text(setter, photo.credit, credit_role, replace(shape, align="left"), place)
    measure_pt = shape.measure * shape.size_pt
    if lines and len(credit) == 1:
        room = measure_pt - lines[-1].width_pt - credit[0].width_pt
        if room >= LEAST_ROOM_EM * shape.size_pt:
            return (*lines[:-1], _join(lines[-1], credit[0], measure_pt - credit[0].width_pt))
    return (*lines, *(_move(line, max(0.0, measure_pt - line.width_pt)) for line in credit))


def _set_text(setter: ParagraphSetter, text: str, role: str, shape: Shape, place: Place) -> tuple[SetLine, ...]:
    spans = itemise((Run(text, place.line),), role, setter.shaper)
    return setter.set_paragraph(spans, shape, place.path).settings[0]


def _move(line: SetLine, by_pt: float) -> SetLine:
    return replace(
        line, runs=tuple(shift_run(run, by_pt) for run in line.runs), width_pt=round(line.width_pt + by_pt, 3)
    )


def _join(line: SetLine, other: SetLine, at_pt: float) -> SetLine:
    moved = _move(other, at_pt)
    return replace(line, runs=(*line.runs, *moved.runs), width_pt=moved.width_pt, text=line.text + other.text)
