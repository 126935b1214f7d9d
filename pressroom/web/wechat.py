"""The feature for an official account's editor. In: a `Feature` and its view. Out: one HTML file to be pasted."""

from pathlib import Path

from pressroom.layouts import render_layout
from pressroom.model import Feature, OutputFile
from pressroom.web.inlining import inline_styles
from pressroom.web.views import FeatureView

LAYOUT = "wechat.html"


def make_wechat(root: Path, feature: Feature, view: FeatureView) -> OutputFile:
    """Make `wechat/<feature>.html`: styles inline, no script, no class; pictures by their address on the site."""
    html = render_layout(
        root,
        LAYOUT,
        feature.paper.language,
        paper=feature.paper,
        feature=view,
        address=f"{feature.paper.url}/{feature.slug}/",
    )
    return OutputFile(f"wechat/{feature.slug}.html", inline_styles(html, f"layouts/{LAYOUT}").encode("utf-8"))
