"""Features made on many machines. In: jobs and a cluster's address. Out: an edition for each, in order.

A worker is sent what a feature is made of as bytes, and sends the edition's files back as bytes: it needs this program
and the faces, but no folder of the sender. The scheduler is Dask's; an extra (`pressroom[cluster]`) brings it.
"""

from pressroom.executors.cluster import LOCAL, PREFIX, make_on_cluster

__all__ = ["LOCAL", "PREFIX", "make_on_cluster"]
"""`make_on_cluster` does the work; an executor's name begins with `PREFIX`, and is `LOCAL` on this machine alone."""
