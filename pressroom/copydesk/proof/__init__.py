"""Proof reads the copy like a sub-editor (D-01 to D-36). In: a `Feature`. Out: findings, in order of place.

`reading.proof_feature` reads a feature; `waivers.apply_waivers` takes out what an editor lets stand; `rate.measure`
counts errors as the trade does, per 10,000 characters; `registry` knows every check. They are imported from there, so
that whoever needs one of them does not wait for all.
"""
