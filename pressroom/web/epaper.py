"""The e-paper: the printed pages as pictures, each entry a hot area that opens its text beside the page.

In: a `Feature`, its `layout.json` as a mapping, the reading PDF. Out: `WebPage`: `epaper.html` and the pages' pictures.
"""

from collections.abc import Mapping

from pressroom.config import House
from pressroom.layouts import load_labels, render_layout
from pressroom.model import Feature, OutputFile, WebPage
from pressroom.web.assets import load_assets
from pressroom.web.head import PageView
from pressroom.web.pictures import PictureDesk, plan_pictures
from pressroom.web.plates import make_plates
from pressroom.web.views import describe, view_feature
from pressroom.web.words import say_size

LAYOUT = "epaper.html"


def make_epaper(
    house: House,
    feature: Feature,
    layout: Mapping[str, object],
    reading_pdf: bytes,
    desk: PictureDesk | None = None,
) -> WebPage:
    """Make the e-paper of a feature. Its text shows the web page's pictures, which `make_web` makes.

    Raises `StopPress` where a layout or an asset is at fault.
    """
    paper = feature.paper
    label = load_labels(house.root, paper.language)
    plates, files = make_plates(house.root, feature.slug, layout, reading_pdf, label["editors_note"])
    desk = plan_pictures(house.root, feature).desk if desk is None else desk
    assets = load_assets(house.root)
    page = PageView(
        address=f"{paper.url}/{feature.slug}/",
        top="../",
        title=f"{feature.headline}　{label['epaper_title']}",
        description=describe(feature),
    )
    html = render_layout(
        house.root,
        LAYOUT,
        paper.language,
        paper=paper,
        feature=view_feature(feature, desk),
        page=page,
        plates=plates,
        pdf_size=say_size(len(reading_pdf)),
        pdf_pages=sum(1 for plate in plates if plate.number),
        asset=lambda path: page.top + assets.address(path),
    )
    return WebPage((OutputFile(f"site/{feature.slug}/epaper.html", html.encode("utf-8")), *files))
