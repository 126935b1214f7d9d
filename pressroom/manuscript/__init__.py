"""A manuscript becomes a feature. In: Word, text or Markdown files. Out: a folder of `content/`, and what was guessed.

`plan_import` reads and sorts and touches nothing; `write_plan` makes the folder and never overwrites. Every character
of the manuscript is in one of the files; what could not be placed is in `unplaced.md` with the reason.
"""

from pressroom.manuscript.planning import ImportPlan, plan_import, write_plan

__all__ = ["ImportPlan", "plan_import", "write_plan"]
