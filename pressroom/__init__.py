"""Pressroom: one folder of Markdown in; a web feature, an e-paper page and a press-ready newspaper spread out.

The house is drawn in `docs/house.md`. Imports run downhill only: the flows (`cli`, `serve`, `deploy`, `new`,
`manuscript`) stand over the recipe (`edition`), that over the rooms (`web`, `press`, `makeup`, `composing`,
`copydesk`), and those over the doors (`config`, `layouts`, `faces`, `darkroom`, `records`, `engine`, `raster`)
and the common ground (`model`, `units`, `findings`, `bootstrap`).
"""

__version__ = "0.1.0"
