"""Lists and their order (D-10, D-28, D-30, D-32). In: passages and features. Out: findings."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.han import HAN, late
from pressroom.copydesk.proof.passages import Passage
from pressroom.findings import Finding, warning

_SAME_MEASURE = rf"\d+(名|个|件|项|次|条|户)([{HAN}]{{2,10}})，\d+\1([{HAN}]{{2,10}}?)(?=进行|参加|参与|共同|等)"
_THREE_COUNTED = rf"\d+(名|个|件|项|次|条|户)[{HAN}]{{2,8}}，\d+\1[{HAN}]{{2,8}}，\d+\1[{HAN}]{{2,8}}"
_SAME_TAIL = rf"[{HAN}]{{2,10}}?([{HAN}]{{1}})，[{HAN}]{{2,10}}?\1，[{HAN}]{{2,10}}?\1等"
_TWO_COUNTED = re.compile(r"\d(名|个|件|项|次|条|户)[^，]{2,10}，\d+\1")
_TAILS = re.compile(r"([^，])，[^，]{2,10}\1，[^，]{2,10}\1等")
_SEPARATOR = r"[、和及与]|以及"
_ORDERS = (
    ("党委", "人大", "政府", "政协", "监委", "法院", "检察院"),
    ("中央", "省", "市", "县", "乡", "村"),
    ("人大代表", "政协委员"),
)
_SYNONYMS = {
    "县委": "党委",
    "市委": "党委",
    "区委": "党委",
    "省委": "党委",
    "人民政府": "政府",
    "监察委员会": "监委",
    "监察委": "监委",
    "人民法院": "法院",
    "人民检察院": "检察院",
    "全国": "中央",
}
_LEVEL = r"(?:[省市县区乡镇](?=人大|政府|政协|法院|检察院|监委|监察委|人民))?"
_OFFICE = (
    _LEVEL + r"(?:人大代表|政协委员|党委|[省市县区]委(?!员)|人大|人民政府|政府|政协|监察委员会|监察委|监委"
    r"|人民法院|法院|人民检察院|检察院)"
)
_OFFICES = re.compile(rf"{_OFFICE}(?:(?:{_SEPARATOR}){_OFFICE})+(?!常委会|委员会)")
_JOINED = re.compile("[表员委大府协会院央国省市县乡村][、和及与以]")
_LEVELS = rf"(?:中央|全国|省|市|县|乡|村)(?:、(?:中央|全国|省|市|县|乡|村))+(?=级|[^{HAN}]|[人的各和两三四五])"
_QUOTED = re.compile(r"“([^“”，。；：]{4,12})”")
_SCALE = re.compile(r"在(全国|全省)(?:形成|营造|掀起|树立)了?")


@check(
    "list-separator",
    "D-10",
    "GB/T 15834",
    wrong="81名人大代表，163名乡镇代表进行了述职。",
    right="81名人大代表、163名乡镇代表进行了述职。",
    needs="，",
)
def list_separator(scene: Scene) -> Iterator[Finding]:
    """Members of one list are parted by 、, clauses by ，."""
    text = scene.passage.text
    patterns = (_SAME_MEASURE, _THREE_COUNTED) if _TWO_COUNTED.search(text) else ()
    for pattern in (*patterns, *((_SAME_TAIL,) if "等" in text and _TAILS.search(text) else ())):
        for match in late(pattern).finditer(text):
            at = match.start() + match[0].index("，")
            yield warning(
                "list-separator",
                "`，` stands between members of one list",
                **scene.passage.spot(at),
                hint="write `、`",
                rule="D-10",
            )


@check(
    "order-of-offices",
    "D-28",
    "custom",
    wrong="县政府、县人大领导参加。",
    right="县委、县人大、县政府、县政协领导参加。",
)
def order_of_offices(scene: Scene) -> Iterator[Finding]:
    """Offices are named in their order: 党委、人大、政府、政协; 监委、法院、检察院; and levels from the highest."""
    text = scene.passage.text
    if not _JOINED.search(text):
        return
    for match in (*_OFFICES.finditer(text), *late(_LEVELS).finditer(text)):
        names = [_plain(name) for name in re.split(_SEPARATOR, match[0])]
        if set(names) <= {"市", "县", "乡", "村"}:  # 各县、市、区 is no order of levels
            continue
        for order in _ORDERS:
            ranks = [order.index(name) for name in names if name in order]
            rising = all(a > b for a, b in itertools.pairwise(ranks)) and order[0] == "中央"
            if len(ranks) > 1 and ranks != sorted(ranks) and not (rising and len(ranks) > 2):
                yield warning(
                    "order-of-offices",
                    "`{names}` stand in an unusual order",
                    **scene.passage.spot(match.start(), len(match[0])),
                    hint="the usual order is {order}",
                    rule="D-28",
                    names=match[0],
                    order="、".join(order),
                )


def _plain(name: str) -> str:
    """Give an office's name without its level."""
    if name in _SYNONYMS:
        return _SYNONYMS[name]
    bare = name[1:] if len(name) > 2 and name[0] in "省市县区乡镇" else name
    return _SYNONYMS.get(bare, bare)


@check(
    "term-differs",
    "D-30",
    "experience",
    wrong="建好“智慧人大”，用好“智慧人大”，推广“智慧人大”，宣传“智惠人大”。",
    right="建好“智慧人大”，用好“智慧人大”，推广“智慧人大”，用好“网上人大”。",
)
def term_differs(sheaf: Sheaf) -> Iterator[Finding]:
    """A name in quotation marks that stands once, one character unlike a name that stands often."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    found = [(match[1], passage, match.start(1)) for passage in passages for match in _QUOTED.finditer(passage.text)]
    tally = Counter(name for name, _, _ in found)
    often = [name for name, count in tally.items() if count >= 3]
    for name, passage, at in found:
        for usual in often if tally[name] == 1 else ():
            if _one_apart(name, usual):
                yield _differs(name, usual, passage, at)


def _one_apart(name: str, usual: str) -> bool:
    """Tell whether two names of one length differ in one character that is no number."""
    unlike = [(a, b) for a, b in zip(name, usual, strict=False) if a != b]
    if len(name) != len(usual) or len(unlike) != 1:
        return False
    return not any(character in "一二三四五六七八九十两双0123456789上下不大小省市县乡" for character in unlike[0])


def _differs(name: str, usual: str, passage: Passage, at: int) -> Finding:
    """Say that a name is unlike the usual one."""
    return warning(
        "term-differs",
        "`{name}` here, `{usual}` everywhere else",
        **passage.spot(at, len(name)),
        hint="write `{usual}`",
        rule="D-30",
        name=name,
        usual=usual,
    )


@check(
    "scale-word",
    "D-32",
    "experience",
    wrong="云岭县：活动在全国形成了良好氛围。",
    right="云岭县：活动在全县形成了良好氛围。",
)
def scale_word(scene: Scene) -> Iterator[Finding]:
    """A county's own doings are seldom felt in the whole country or province."""
    if not scene.passage.county:
        return
    for match in _SCALE.finditer(scene.passage.text):
        yield warning(
            "scale-word",
            "`{words}` is said of a county",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="look whether the county or the city is meant",
            rule="D-32",
            words=match[0],
        )
