"""The only room that writes under `output/`. In: `Edition`s and the archive's files. Out: what was written.

A feature's folders are made whole beside the old ones and exchanged under a journal (`exchange`, `journal`), so that a
run killed at any moment leaves every feature wholly old or, once the next run has looked at the journal, wholly new.
What was made, and of what, is kept in records (`record`, `inputs`, `book`): a build with nothing to do finds that out
by looking at sizes and times alone (`idle`). Nothing is imported here, so that `idle` stays quick.
"""
