"""Lists in lists. In: lines whose inner lists are moved right by two, three or four spaces. Out: always by four."""

import re

DEEPEST = 12
_ITEM = re.compile(r"^( *)(?=(?:[-*+]|\d{1,9}\.)[ \t]+\S)")


def level_lists(lines: list[str], in_fence: tuple[str, ...]) -> list[str]:
    """Move inner list items, and what belongs to them, right by four spaces a level; nothing else is touched.

    An item right under a paragraph of the item before it gets an empty line first, for Markdown sees no item there.
    """
    levelled, open_items = [], list[int]()
    after_blank, in_paragraph = True, False
    for line, where in zip(lines, in_fence, strict=True):
        indent = len(line) - len(line.lstrip(" "))
        item = where == "text" and bool(_ITEM.match(line)) and (after_blank or bool(open_items))
        if item or (line.strip() and open_items and after_blank):
            while open_items and indent < open_items[-1] + 2:
                open_items.pop()
            if item or open_items:
                line = "    " * len(open_items) + line[indent:]
            del open_items[DEEPEST:]
        if item:
            line = "\n" + line if in_paragraph and not after_blank else line
            open_items.append(indent)
        in_paragraph = bool(line.strip()) and not item and (after_blank or in_paragraph) and bool(open_items)
        after_blank = not line.strip()
        levelled.append(line)
    return levelled
