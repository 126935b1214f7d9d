"""Make-up: pages that make themselves up. In: a `Feature` and a composer. Out: `MadeUp`, every line at its place.

Copy walks: `pages.set_copy` (set to the grid's measures) → `copyfit.fit_pages` (sized, placed, threaded) →
`laying.lay_sheets` (lines, pictures and furniture in points) → `verdict` and `checks` (what the
editor is told).
"""

from pressroom.findings import Place
from pressroom.makeup.checks import View, check_pages
from pressroom.makeup.composer import Composer
from pressroom.makeup.copyfit import Fitted, fair_pages, fit_pages
from pressroom.makeup.grid import make_grids
from pressroom.makeup.laying import lay_sheets
from pressroom.makeup.pages import Copy, set_copy
from pressroom.makeup.remedy import find_remedy
from pressroom.makeup.table import FitRow, fit_table
from pressroom.makeup.verdict import fit_findings, judge_fit
from pressroom.model import Feature, MadeUp

__all__ = ["Composer", "FitRow", "fit_table", "make_up"]

MOST_PAGES = 400


def make_up(feature: Feature, composer: Composer, checked: bool = True) -> MadeUp:
    """Make up a feature on its planned pages, or on as many as its copy needs.

    Copy that does not fit is a finding, not an exception. Where `checked` is false the made-up page is not checked (for
    a preview that is checked a moment later); its fit is told all the same. Raises `StopPress` where the grid does not
    go on the page.
    """
    sheet = feature.places.get("sheet", Place("site.yaml"))
    grid = make_grids(feature.paper, feature.pages or (1, 2), feature.paper.sheet.grid.lines, sheet)[0]
    copy = set_copy(feature, composer, grid)
    fitted = fit_pages(copy, feature.pages) if feature.pages else _fit_as_needed(copy)
    laid = lay_sheets(fitted)
    first = fitted.grids[0]
    view = View(
        feature, laid.sheets, fitted.grids, first.size_pt, first.pitch_pt, composer.width_em, overset=laid.overset
    )
    findings = (*fit_findings(fitted, find_remedy(copy, fitted)), *(check_pages(view) if checked else ()))
    return MadeUp(laid.sheets, judge_fit(fitted, laid.overset), first.size_pt, first.pitch_pt, findings)


def _fit_as_needed(copy: Copy) -> Fitted:
    """Take one page more until the copy fits."""
    for count in range(fair_pages(copy), MOST_PAGES):
        fitted = fit_pages(copy, tuple(range(1, count + 1)))
        if not fitted.over:
            break
    return fitted
