"""Pictures for the screen. In: a placed picture. Out: an RGB JPEG of what is shown, at about 150 ppi."""

from pressroom.darkroom.press import PressOrder, PressPicture, convert_for_press
from pressroom.model import PlacedPhoto
from pressroom.press.pictures import Darkroom

ORDER = PressOrder(b"", 400.0, 150.0, "rgb", 130.0)


def screen_picture(darkroom: Darkroom, placed: PlacedPhoto) -> PressPicture | None:
    """Make a picture for the screen, never larger than its own pixels; None where it cannot be read."""
    file, size = placed.photo.file.path, (placed.rect.width_pt, placed.rect.height_pt)
    made = convert_for_press(darkroom.root / file, file, placed.crop, size, ORDER, darkroom.cache, darkroom.book)
    return made if isinstance(made, PressPicture) else None
