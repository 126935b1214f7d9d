"""Marks that come in pairs (D-05 to D-09). In: a passage. Out: findings at the mark that is alone or out of place."""

import re
from collections.abc import Iterator

from pressroom.copydesk.proof.balance import CLOSES, OPENS
from pressroom.copydesk.proof.check import Scene, Sheaf, check
from pressroom.copydesk.proof.han import han_count, has_han
from pressroom.findings import Finding, error, warning

QUOTE = 40
_SPEECH = re.compile("说|表示|指出|强调|道|称|介绍|认为|坦言|告诉|写|问|答|提出|要求|回忆|感慨|题为|名为")
_LAW = re.compile(r"《关于[^》〈]*?中华人民共和国[^》〈]{1,20}?法(?:典|》|的|和|等)[^》]*》?")
_LAW_QUOTED = re.compile(r"“([^“”一二三四五两]{2,14}(?:法典|条例))”")
_BOOK = re.compile(r"“([^“”]{2,15})”(?=一书|一文|这本书|这部书|一书中)")
_SEPARATED = re.compile("”、“|》、《")
_UNSEPARATED = re.compile("”“|》《")


@check(
    "unclosed-mark",
    "D-05",
    "GB/T 15834, 4.8–4.15",
    wrong="建设“代表之家，服务群众。",
    right="建设“代表之家”，服务群众。",
)
def unclosed_mark(scene: Scene) -> Iterator[Finding]:
    """Every opening quotation mark, bracket and title mark is closed in its paragraph.

    Only a quotation of several paragraphs, each of which opens it again, may stay open.
    """
    passage = scene.passage
    unclosed = scene.balance.unclosed
    if unclosed == (0,) and passage.text[0] == "“" and _goes_on(scene):
        return
    for at in unclosed[:2]:
        yield error(
            "unclosed-mark",
            "`{mark}` is not closed",
            **passage.spot(at),
            hint="put `{fellow}` where it ends",
            rule="D-05",
            mark=passage.text[at],
            fellow=CLOSES[passage.text[at]],
        )


def _goes_on(scene: Scene) -> bool:
    """Tell whether the next paragraph opens the quotation again."""
    after = scene.story.after(scene.passage)
    return after is not None and after.text.startswith("“")


@check(
    "unopened-mark",
    "D-05",
    "GB/T 15834, 4.8–4.15",
    wrong="建设代表之家”，服务群众。",
    right="第一，1）建设“代表之家”，服务群众。",
)
def unopened_mark(scene: Scene) -> Iterator[Finding]:
    """Every closing mark has an opening one before it in its paragraph; `1）` has none."""
    for at in scene.balance.unopened[:2]:
        yield error(
            "unopened-mark",
            "`{mark}` closes what nothing opened",
            **scene.passage.spot(at),
            hint="put `{fellow}` where it begins, or delete it",
            rule="D-05",
            mark=scene.passage.text[at],
            fellow=OPENS[scene.passage.text[at]],
        )


@check("nested-quote", "D-05", "GB/T 15834, 4.8", wrong="他说：“要把“家”建好。”", right="他说：“要把‘家’建好。”")
def nested_quote(scene: Scene) -> Iterator[Finding]:
    """Inside double quotation marks stand single ones, inside single ones double."""
    balance = scene.balance
    if balance.unclosed or balance.unopened:
        return
    for at in balance.nested[:2]:
        yield error(
            "nested-quote",
            "`{mark}` stands inside its own kind",
            **scene.passage.spot(at),
            hint="write ‘ ’ inside “ ”",
            rule="D-05",
            mark=scene.passage.text[at],
        )


@check(
    "long-quote",
    "D-06",
    "experience",
    wrong="开展“网上之家，代表进行了述职，提高了积极性，邀请专家教授，组织开展了培训，增强了本领，拓宽了渠道，丰富了形式。民法典”学习。",
    right="他说：“代表们进行了述职，提高了积极性。我们还邀请专家教授，组织开展了多次培训。”",
    needs="“",
)
def long_quote(scene: Scene) -> Iterator[Finding]:
    """A quotation of over 40 characters that nobody says often lacks a mark in its middle."""
    text = scene.passage.text
    for match in re.finditer("“([^“”]{41,})”", text):
        if han_count(match[1]) <= QUOTE:
            continue
        said = text[max(0, match.start() - 1)] in "：，" or _SPEECH.search(
            text[max(0, match.start() - 14) : match.start()]
        )
        spoken = match[1][-1] in "。！？…" and text[match.start() - 1] in "。！？…”"
        if said or spoken or match.start() == 0 or _SPEECH.search(text[match.end() : match.end() + 10]):
            continue
        yield warning(
            "long-quote",
            "a quotation of {count} characters that nobody says",
            **scene.passage.spot(match.start()),
            hint="look whether a `”` and a `“` are missing inside it",
            rule="D-06",
            count=len(match[1]),
        )


@check(
    "nested-title",
    "D-07",
    "GB/T 15834, 4.13",
    wrong="学习《关于《云岭条例》的说明》。",
    right="学习《关于〈云岭条例〉的说明》。",
    needs="《",
)
def nested_title(scene: Scene) -> Iterator[Finding]:
    """A title inside a title stands in 〈〉; so does a law named inside the title of a decision."""
    text = scene.passage.text
    places = [match.start() + match[0].rindex("《") for match in re.finditer("《[^》]*《", text)]
    places += [match.start() for match in _LAW.finditer(text)]
    for at in sorted(set(places))[:2]:
        yield warning(
            "nested-title",
            "a title inside a title has no 〈〉",
            **scene.passage.spot(at),
            hint="write 〈 〉 inside 《 》",
            rule="D-07",
        )


@check(
    "quoted-title",
    "D-08",
    "GB/T 15834, 4.15",
    wrong="出版了“榜样的力量”一书。",
    right="出版了《榜样的力量》一书。",
    needs="“",
)
def quoted_title(scene: Scene) -> Iterator[Finding]:
    """Titles of books, articles and laws stand in 《》, not in quotation marks."""
    text = scene.passage.text
    for match in (*_BOOK.finditer(text), *_LAW_QUOTED.finditer(text)):
        yield warning(
            "quoted-title",
            "the title `{title}` stands in quotation marks",
            **scene.passage.spot(match.start(), len(match[0])),
            hint="write `《{title}》`",
            rule="D-08",
            title=match[1],
        )


@check(
    "separator-style",
    "D-09",
    "GB/T 15834, 4.5.3.5",
    wrong="“一”“二”“三”“四”“五”，“甲”、“乙”。",
    right="“一”“二”“三”“四”“五”，“甲”“乙”。",
)
def separator_style(sheaf: Sheaf) -> Iterator[Finding]:
    """Between neighbouring quotations and titles stands no 、, or always one: the same over the whole feature."""
    passages = [passage for story in sheaf.stories for passage in story.passages]
    with_mark = [(p, found) for p in passages for found in _SEPARATED.finditer(p.text) if has_han(p.text)]
    without = [(p, found) for p in passages for found in _UNSEPARATED.finditer(p.text) if has_han(p.text)]
    few, many = sorted((with_mark, without), key=len)
    if not few or len(many) < 4 * len(few):
        return
    for passage, found in few[:1]:
        yield warning(
            "separator-style",
            "`{marks}` here, `{usual}` everywhere else",
            **passage.spot(found.start(), len(found[0])),
            hint="set them all alike",
            rule="D-09",
            marks=found[0],
            usual="”、“" if few is without else "”“",
        )
