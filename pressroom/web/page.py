"""The feature's web page. In: a `Feature`. Out: `WebPage`: `index.html` and its pictures; and its `ArchiveCard`."""

from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from pressroom.config import House
from pressroom.layouts import render_layout
from pressroom.model import ArchiveCard, Feature, OutputFile, WebPage
from pressroom.web.assets import load_assets
from pressroom.web.head import PageView
from pressroom.web.headline_face import make_headline_face
from pressroom.web.pictures import PictureDesk, archive_cut, make_pictures
from pressroom.web.prints import all_photos
from pressroom.web.share import article_data, full_text
from pressroom.web.views import FeatureView, describe, view_feature
from pressroom.web.wechat import make_wechat
from pressroom.web.words import say_size

LAYOUT = "feature.html"


class Beside(Struct, frozen=True):
    """What stands beside the web page, made by the press or the e-paper. A PDF of no bytes is none."""

    pdf_bytes: int = 0
    pdf_pages: int = 0
    epaper: bool = False
    card: bool = False
    poster: bool = False


def make_web(house: House, feature: Feature, beside: Beside = Beside(), desk: PictureDesk | None = None) -> WebPage:
    """Make the feature's web page and its pictures; nothing is written. `desk`: pictures planned or made already.

    Raises `StopPress` where a layout or an asset is at fault; a picture that cannot be read is a finding.
    """
    desk = make_pictures(house.root, feature) if desk is None else desk
    view = view_feature(feature, desk)
    face, rule = make_headline_face(house.root, feature)
    head = _head(feature, view, desk, beside)
    html = _render_page(house.root, feature, view, head, beside, rule)
    page = OutputFile(f"site/{feature.slug}/index.html", html.encode("utf-8"))
    pasted = make_wechat(house.root, feature, view)
    return WebPage((page, *((face,) if face else ()), *desk.files, pasted), desk.findings)


def make_card(house: House, feature: Feature) -> ArchiveCard:
    """Tell the archive what it needs to know of a feature; the picture it names is made with the web page."""
    picture, width_px, height_px = archive_cut(house.root, feature)
    lead = next((photo for _, photo in all_photos(feature)), None)
    return ArchiveCard(
        slug=feature.slug,
        headline=feature.headline,
        kicker=feature.kicker,
        deck=feature.deck,
        date=feature.date.isoformat() if feature.date else "",
        updated=feature.updated.isoformat() if feature.updated else "",
        summary=describe(feature),
        counties=tuple((entry.slug, entry.county) for entry in feature.entries),
        lead_picture=picture,
        lead_alt=(lead.alt or lead.caption) if lead and picture else "",
        lead_width_px=width_px,
        lead_height_px=height_px,
        feed_html=str(full_text(feature, f"{feature.paper.url}/{picture}" if picture else "")),
    )


def _head(feature: Feature, view: FeatureView, desk: PictureDesk, beside: Beside) -> PageView:
    """Tell what the page's head needs."""
    address = f"{feature.paper.url}/{feature.slug}/"
    image = _share_image(view, beside)
    return PageView(
        address=address,
        top="../",
        title=feature.headline,
        description=view.description,
        image=address + image if image else "",
        image_alt=view.lead.alt if view.lead else feature.headline,
        data=article_data(feature, desk, address, beside.card),
    )


def _render_page(
    root: Path, feature: Feature, view: FeatureView, page: PageView, beside: Beside, face_rule: Markup
) -> str:
    """Render the layout of the feature page."""
    assets, paper = load_assets(root), feature.paper
    return render_layout(
        root,
        LAYOUT,
        paper.language,
        paper=paper,
        feature=view,
        page=page,
        pdf_size=say_size(beside.pdf_bytes),
        beside=beside,
        face_rule=face_rule,
        asset=lambda path: page.top + assets.address(path),
    )


def _share_image(view: FeatureView, beside: Beside) -> str:
    """Choose what is shown when the page is shared: the card, else the lead picture."""
    if beside.card:
        return "card.png"
    if view.lead is None:
        return ""
    return view.lead.cuts[-1][0] if view.lead.cuts else view.lead.full
