"""Classes of characters, and where a line may end between two of them.

In: characters. Out: `Kind`s, and the answer to "may a line break here?" at the GB level of CLREQ 3.1.4 (A-01 to A-06),
for mainland horizontal setting. To change a rule of line breaking, change a set here.
"""

import enum
import functools
import unicodedata


class Kind(enum.IntEnum):
    """What a character is to the composer."""

    HAN = 0  # stands in a square of its own: Han, kana, hangul, full-width signs
    WEST = 1  # part of a Western word or number
    OPEN = 2  # opening bracket or quote
    CLOSE = 3  # closing bracket or quote
    COMMA = 4  # ，、；
    STOP = 5  # 。：？！
    DOT = 6  # ·
    CONN = 7  # connector: – — ～ -
    SLASH = 8
    DASH2 = 9  # —— of two ems
    ELL2 = 10  # …… of two ems
    PRE = 11  # ￥ № and their like, before a number
    POST = 12  # ％ ℃ and their like, after a number
    BLANK = 13  # white space that vanishes at a line's edges
    GLUE = 14  # joins what stands beside it: word joiner, combining marks
    ZWSP = 15  # no width, and a place to break


COMMA = "，、；"
STOP = "。．：！？‼⁇⁈⁉︐︑︒︓︔︕︖﹐﹑﹒﹔﹕﹖﹗｡､"
OPEN = "“‘（《〈【〖〔［｛「『〘〚〝﹁﹃︵︷⦅｟([{"
CLOSE = "”’）》〉】〗〕］｝」』〙〛〞〟﹂﹄︶︸⦆｠)]}"
CONN = "–—～〜゠-‐‑"
DOT = "·・‧･"
SLASH = "/／"
PRE = "￥¥$＄￡£€№＃#@＠+＋±"
POST = "%％‰‱℃℉°′″¢￠"
# What else may not begin a line: iteration marks, small kana, the prolonged sound mark, Western stops.
NOT_FIRST_BESIDES = (
    "々〻ゝゞヽヾーｰぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ,.:;!?"
)
JOINERS = "\u2060\ufeff\u200d\u200c\u00ad"
HARD_BLANKS = "\u00a0\u202f\u2007"
SOFT_BLANKS = " \t\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u1680"

SETS = (
    (COMMA, Kind.COMMA),
    (STOP, Kind.STOP),
    (OPEN, Kind.OPEN),
    (CLOSE, Kind.CLOSE),
    (CONN, Kind.CONN),
    (DOT, Kind.DOT),
    (SLASH, Kind.SLASH),
    ("⸺", Kind.DASH2),
    ("…⋯‥", Kind.ELL2),
    (PRE, Kind.PRE),
    (POST, Kind.POST),
    (JOINERS + HARD_BLANKS, Kind.GLUE),
    ("\u200b", Kind.ZWSP),
    (SOFT_BLANKS, Kind.BLANK),
)
KINDS = {character: kind for characters, kind in reversed(SETS) for character in characters}

# What Unicode says of characters that no set names: combining marks, brackets and quotes of any script.
CATEGORIES = {
    "Mn": Kind.GLUE,
    "Me": Kind.GLUE,
    "Mc": Kind.GLUE,
    "Ps": Kind.OPEN,
    "Pi": Kind.OPEN,
    "Pe": Kind.CLOSE,
    "Pf": Kind.CLOSE,
}

NEVER_FIRST = frozenset((Kind.COMMA, Kind.STOP, Kind.CLOSE, Kind.CONN, Kind.DOT, Kind.SLASH, Kind.POST, Kind.GLUE))
NEVER_LAST = frozenset((Kind.OPEN, Kind.SLASH, Kind.PRE, Kind.GLUE))
IN_WORD = frozenset((Kind.WEST, Kind.PRE, Kind.POST, Kind.CONN, Kind.SLASH))
MARKS = frozenset((Kind.OPEN, Kind.CLOSE, Kind.COMMA, Kind.STOP))
NOT_FIRST = frozenset(NOT_FIRST_BESIDES)
# Measure words and units that stay with their number where they can.
UNITS = frozenset("年月日时分秒个名人件项次万亿千百元届号条份期位所座家户亩公里米吨度岁天周章节款级倍成")


@functools.lru_cache(maxsize=65536)
def kind_of(character: str) -> Kind:
    """Give the kind of one character."""
    known = KINDS.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in CATEGORIES:
        return CATEGORIES[category]
    if unicodedata.east_asian_width(character) in "WF" or category == "So":
        return Kind.HAN
    return Kind.WEST


@functools.lru_cache(maxsize=65536)
def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end after one character and the next begin with another, no space between them."""
    left, right = kind_of(before), kind_of(after)
    if right in NEVER_FIRST or left in NEVER_LAST or after in NOT_FIRST:
        return left is Kind.ZWSP and right is not Kind.GLUE and right not in NEVER_FIRST
    if left is right and left in (Kind.DASH2, Kind.ELL2):
        return False
    if left in IN_WORD and right in IN_WORD:
        return left is Kind.CONN and right is Kind.WEST and not after.isdigit()
    if left is Kind.WEST and right is Kind.OPEN:
        return not after.isascii()
    if left is Kind.CLOSE and right is Kind.WEST:
        return not before.isascii()
    return not (before in ",.:;!?" and right in (Kind.WEST, Kind.PRE))


def stands_alone(character: str) -> bool:
    """Tell whether a character would be a line's only one: anything but a mark (A-17)."""
    return kind_of(character) not in NEVER_FIRST
