"""The copy desk. In: `content/`. Out: `Feature`s as the editor wrote them, and what a sub-editor has to say of them.

`find_features` lists them, `load_feature` reads one.
"""

from pressroom.copydesk.content import find_features, load_feature

__all__ = ["find_features", "load_feature"]
