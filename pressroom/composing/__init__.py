"""The composing room: copy becomes justified lines of a measure.

In: `Entry`s, notes and captions of the model, a `Faces`, the paper's type. Out: `Story`s of `SetBlock`s, whose lines
hold glyphs and their places. How it works, in the field's words:

1. **Itemise** (`spans`): a block's runs become spans of one face, size and rise; a character is given to the first face
   of its role that has it, and quotes and `·` that are narrow in a Kai face are taken from the body face.
2. **Shape** (`shaping`): HarfBuzz shapes each span once, in the file that will be printed. The result is a row of
   *clusters*: glyphs that stand or fall together, with their advance.
3. **Space** (`spacing`): between any two clusters lies a *gap*: its natural width (the squeeze of adjacent marks, A-07;
   the space between Han and Western, A-14; a word space), what it can give up and in which turn (A-12), what it can
   take (A-13), and what it costs to end a line there (A-01 to A-06 are no cost but a prohibition; `classes`).
4. **Break** (`breaking`): Knuth and Plass's optimum over the whole paragraph ("Breaking paragraphs into lines",
   Software—Practice and Experience 11, 1981): dynamic programming over (break, lines so far, class of the last line),
   so that the setting one line shorter or longer (*looseness*) falls out of the same walk.
5. **Justify** (`justify`): what a line lacks is shared out in the order of A-13, what it has too much is taken away in
   the order of A-12; every cluster gets its place.
6. **Galley** (`galley`, `blocks`): paragraphs, subheads, lists, quotations, tables as blocks of whole grid lines.

All lengths inside are ems of the block's type; points appear in the finished lines only.
"""

from pressroom.composing.galley import Composer
from pressroom.composing.verdict import judge_lines

__all__ = ["Composer", "judge_lines"]
