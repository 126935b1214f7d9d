"""Which piece is what, and whose. In: the items of manuscripts. Out: `Sorted`: tiers, note, counties, what is left."""

import re
from collections import Counter
from collections.abc import Iterable

from pressroom.copydesk.proof.knowledge import similar_characters
from pressroom.copydesk.proof.misspelling import look_alikes
from pressroom.manuscript.guesses import filed_by_subject, no_heading, not_placed
from pressroom.manuscript.items import Item
from pressroom.manuscript.piles import HEADING_TAIL, County, Sorted, find_gazetteer

CAPTION = 45
TIER = 44
_NOTE = re.compile(r"^[【\[（(]?(编者按|编者的话|编前|开栏的话|按语)[】\]）)]?\s*[：:]?\s*")
_DECK = re.compile(r"^(——|--|—|―|──)")
_ENDS = re.compile(r"[。；！？;!?]")
_CAPTION_STYLE = ("caption", "题注", "图注")
_CAPTION_START = re.compile(r"^(?:▲|▼|◀|▶|图为|图[一二三四五六七八九十\d]*[：:]|图片说明)")
_DATE = re.compile(r"^\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*$")


def sort_items(items: tuple[Item, ...]) -> Sorted:
    """Sort items: headings and subjects say whose a piece is."""
    sorter = _Sorter(items)
    for number, item in enumerate(items):
        sorter.take(number, item)
    tail = _usual_tail(sorter.sorted.counties.values())
    for county in sorter.sorted.counties.values():
        if not county.title:
            county.title = county.name + tail if tail else ""
            if county.body:
                sorter.sorted.findings.append(no_heading(county.name, county.body[0].place))
    return sorter.sorted


def _usual_tail(counties: Iterable[County]) -> str:
    """Give what follows the county's name in most headings, if three or more have it."""
    titles = [county for county in counties if county.title]
    tails = Counter(county.title.removeprefix(county.name) for county in titles if county.title.startswith(county.name))
    tail, count = max(tails.items(), key=lambda found: (found[1], found[0]), default=("", 0))
    return tail if count >= 3 and count * 2 > len(titles) else ""


class _Sorter:
    """Goes through the items once, knowing the county it stands in."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        stems = dict.fromkeys(item.place.path.rpartition(".")[0] for item in items)
        self.gazetteer = find_gazetteer([*stems, *(item.text for item in items)])
        self.misread = look_alikes(self.gazetteer.names, similar_characters())
        self.sorted = Sorted()
        self.here = ""
        self.started = False
        self.used: set[int] = set()
        self.file = items[0].place.path if items else ""
        self._open_file(self.file)

    def take(self, number: int, item: Item) -> None:
        """Put one item where it belongs."""
        if number in self.used:
            return
        if item.place.path != self.file:
            self._open_file(item.place.path)
        if item.picture:
            self._take_picture(number, item)
        elif item.note:
            self._append(item, self._reader_of(item))
        elif item.rows:
            self._append(item, self._subject(item) or self.here)
        elif heading := self._heading(item):
            self._open(heading, item)
        elif not self.started and self._take_front(number, item):
            return
        elif self._is_caption(number, item):
            self._take_caption(item)
        else:
            self._take_copy(item)

    def _open_file(self, path: str) -> None:
        """Begin a file: its name may say whose it is, and what came before it says nothing."""
        self.file = path
        stem = path.rpartition(".")[0]
        names = {name for _, name in self.gazetteer.find(stem)} or {self.gazetteer.full_name(stem)}
        self.here = names.pop() if len(names) == 1 else ""
        self.started = bool(self.here)

    def _heading(self, item: Item) -> str:
        """Give the county whose heading an item is, or nothing."""
        text = item.text.strip("　 【】■□●★*")
        for name in self.gazetteer.names:
            if re.fullmatch(re.escape(name) + HEADING_TAIL, text):
                return name
        if (item.level or (item.bold and item.centred)) and len(text) <= 30 and not _ENDS.search(text):
            return self._subject(item)
        return ""

    def _open(self, name: str, item: Item) -> None:
        """Begin a county; a second heading of one county is kept with its copy."""
        county = self._county(name)
        self.here, self.started = name, True
        if county.title:
            self.sorted.unplaced.append((item, "again"))
        else:
            county.title = item.text

    def _take_front(self, number: int, item: Item) -> bool:
        """Put what stands before the copy: note, tiers of the headline, date."""
        if found := _NOTE.match(item.text):
            self.sorted.note_label = found[0]
            self.sorted.note.append(item)
        elif _DECK.match(item.text):
            self.sorted.deck.append(item)
        elif _DATE.match(item.text) and self.sorted.date is None:
            self.sorted.date = item
        elif len(item.text) <= TIER and not _ENDS.search(item.text) and not self._is_caption(number, item):
            self.sorted.tiers.append(item)
        elif self.sorted.note and self.items[number - 1] is self.sorted.note[-1] and not self._subject(item):
            self.sorted.note.append(item)
        else:
            return False
        return True

    def _is_caption(self, number: int, item: Item) -> bool:
        """Tell whether an item is a picture's caption: by style, by how it begins, or short and on its own."""
        if item.style.lower() in _CAPTION_STYLE or _CAPTION_START.match(item.text):
            return True
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        alone = (not self.started or item.gap >= 3) and (after is None or after.gap >= 1 or item.gap >= 3)
        sentence = len(item.text) <= CAPTION and not _ENDS.search(item.text[:-1]) and bool(_ENDS.search(item.text[-1:]))
        return alone and sentence and bool(self._subject(item))

    def _take_caption(self, item: Item) -> None:
        """Put a caption that has no picture with its county."""
        name = self._subject(item)
        if name:
            self._county(name).captions.append(item)
        else:
            self.sorted.unplaced.append((item, "caption"))

    def _take_picture(self, number: int, item: Item) -> None:
        """Put a picture with its caption: the next item, if it is one."""
        caption = None
        after = self.items[number + 1] if number + 1 < len(self.items) else None
        if after and after.text and not self._heading(after) and self._captions(after):
            caption = after
            self.used.add(number + 1)
        elif item.text:
            caption = item
        name = (self._subject(caption) if caption else "") or self.here
        place = self._county(name).photos if name else self.sorted.photos
        place.append((item, caption))

    def _captions(self, item: Item) -> bool:
        """Tell whether an item right after a picture is its caption."""
        if item.boxed or item.style.lower() in _CAPTION_STYLE or _CAPTION_START.match(item.text):
            return True
        return len(item.text) <= 60 and not _ENDS.search(item.text[:-1]) and not item.level

    def _take_copy(self, item: Item) -> None:
        """Put a paragraph with the county it is about, else with the one before it."""
        subject = self._subject(item)
        if subject and subject != self.here:
            heading = self.sorted.counties.get(self.here)
            if heading is not None and heading.title:
                self.sorted.findings.append(filed_by_subject(subject, self.here, item.place))
            self.here = subject
        self._append(item, self.here)

    def _append(self, item: Item, name: str) -> None:
        """Put an item into a county's copy, or aside where there is none."""
        if name:
            self.started = True
            self._county(name).body.append(item)
        else:
            self.sorted.unplaced.append((item, "subject"))
            self.sorted.findings.append(not_placed(item.text, item.place))

    def _reader_of(self, note: Item) -> str:
        """Give the county whose copy refers to a footnote."""
        mark = f"[^{note.note}]"
        for county in self.sorted.counties.values():
            if any(mark in item.text for item in county.body):
                return county.name
        return self.here

    def _county(self, name: str) -> County:
        """Give a county's pile."""
        return self.sorted.counties.setdefault(name, County(name))

    def _subject(self, item: Item) -> str:
        """Give the county an item is about: the only one it names, else the one it begins with, else where we are."""
        text = item.text or "".join(cell for row in item.rows for cell in row)
        for wrong, right in self.misread:
            text = text.replace(wrong, right)
        found = self.gazetteer.find(text)
        names = {name for _, name in found}
        if len(names) == 1 or (found and found[0][0] <= 4):
            return found[0][1]
        if self.here in names:
            return self.here
        return found[0][1] if found else ""
