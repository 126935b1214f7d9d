"""The copy desk. In: `content/`. Out: `Feature`s as the editor wrote them, and what a sub-editor has to say of them.

`folder.find_features` lists them, `content.load_feature` reads one, `proof` reads it like a sub-editor, and
`kept.read_desk` does both, once only for copy that stays the same.
"""
