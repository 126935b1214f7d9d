"""Proof reads the copy like a sub-editor (D-01 to D-36). In: a `Feature`. Out: findings, in order of place.

`proof_feature` reads a feature; `apply_waivers` takes out what an editor lets stand; `measure` counts errors as the
trade does, per 10,000 characters; `all_checks` and `explain` say what is looked for.
"""

from pressroom.copydesk.proof.rate import Rate, count_characters, measure
from pressroom.copydesk.proof.reading import proof_feature
from pressroom.copydesk.proof.registry import all_checks, explain
from pressroom.copydesk.proof.waivers import apply_waivers

__all__ = ["Rate", "all_checks", "apply_waivers", "count_characters", "explain", "measure", "proof_feature"]
