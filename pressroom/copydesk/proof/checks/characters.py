"""Characters one by one (D-36). In: a passage. Out: findings."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pressroom.copydesk.proof.check import Scene, check
from pressroom.copydesk.proof.gazetteer import all_counties
from pressroom.copydesk.proof.han import is_han
from pressroom.findings import Finding, error, warning

_RARE_NAMES = frozenset(
    "烜燚燊炘煊焜焓暐曈湉湜溦潆玘玠玢玭珅珈珏珣珧琇琎瑄璨瓅祐禔禛翯萁葭蓂诜谞邈锟镡颢骁"
    "鄠瀍旻昉晗睿玘珒琲喆堃镕珺玥祎旸晞翀昇淼焱鑫垚犇瑀璟琇彧赟贇妤婳媖嫄婧祺祎禕翊翌玚珮玙琰琭璐璠璞瓒甦甯畯睿砼碶磊稹窠竑筠篪糸綦翾芃苡茉荻莙菡萱葳蕤薏藓虓蛟"
    "衎褚訚诠谖谡谧豳贠贲赟赪趱跣踽轶辂迤逄郄郇郜郦鄢鄯酆釭鋆錡钘钜铖铠锜锫镓镠镪闰阇隽雒雯霂霈靓韪韫頔颋飏飔骉骎骐骢骦鲲鳀鹮麟黉齮龑陉滹洨嶂〇"
)


@check("invisible-character", "D-36", "experience", wrong="春天\u200b到了。", right="春天到了。")
def invisible_character(scene: Scene) -> Iterator[Finding]:
    """No characters that cannot be seen, and none of a private area that only one program knows."""
    text = scene.passage.text
    if text.isprintable() and "\ufffd" not in text:
        return
    for at in [match.start() for match in _invisible().finditer(text)][:3]:
        yield error(
            "invisible-character",
            "the character U+{number} cannot be seen or has no meaning",
            **scene.passage.spot(at),
            hint="delete it, or type what was meant",
            rule="D-36",
            number=f"{ord(text[at]):04X}",
        )


@cache
def _invisible() -> re.Pattern[str]:
    """Give the class of what cannot be seen; copy seldom holds any."""
    return re.compile(
        "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ue000-\uf8ff\ufffd]"
    )


@check(
    "variant-character",
    "D-36",
    "Table of General Standard Chinese Characters",
    wrong="縣人大常委會開會。",
    right="县人大常委会开会，镕基二字可用。",
)
def variant_character(scene: Scene) -> Iterator[Finding]:
    """No traditional, variant or radical characters; names that need one are listed in the paper's glossary."""
    passage = scene.passage
    if _is_plain(passage.text.replace("—", "").replace("·", "")):
        return
    listed = "".join(scene.knowledge.glossary)
    found = {passage.text.find(character): character for character in passage.characters if _is_variant(character)}
    for at, character in sorted(found.items()):
        if at < 0 or character in listed:
            continue
        plain = unicodedata.normalize("NFKC", character)
        yield warning(
            "variant-character",
            "`{character}` is no character of the standard table",
            **passage.spot(at),
            hint="write the standard character ({plain}), or list the name in `glossary`",
            rule="D-36",
            character=character,
            plain=plain if plain != character else "—",
        )


def _is_plain(text: str) -> bool:
    """Tell whether GB 2312 has every character of a text."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _allowed() -> frozenset[str]:
    """Give the characters of names: of people, and of every county there is."""
    return _RARE_NAMES.union(*all_counties())


@cache
def _is_variant(character: str) -> bool:
    """Tell whether a Han character is outside GB 2312 and no character of names."""
    if "\u2e80" <= character <= "\u2fd5" or "\uf900" <= character <= "\ufaff":
        return True
    if not is_han(character) or character in _allowed():
        return False
    return not _is_plain(character)
