"""Going live. In: `output/`, a target of `site.yaml`. Out: the site with its readers, the press files at the press.

How a site walks: `fitness` (nothing unfit leaves the house) → `outgoing` (what there is to send, under which headers) →
`ledger` (what stands there by content) → `plan` (what must be sent and removed) → `sending` (assets before pages, pages
before the archive, what was withdrawn last) through one of the `stores`, `rsync` or `branch`. `delivery` is for the
press. What was cut off goes on where it stopped: the ledger on the other side is written before and after.
"""
