"""The live preview. In: a site's folder. Out: a server on this machine that shows every save at once.

`server.serve` runs it until it is told to stop. How a save walks: `watching` (which features, what of them) →
`service` (in which order) → `newsroom` (web page, then the sheet drawn for the browser) → `hub` (word to the browsers);
`proofing` has the press draw the true sheet in a process of its own (`pressman`). `gate` and `app` answer requests.
"""
