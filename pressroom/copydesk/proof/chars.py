"""Kinds of characters."""

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL_MARKS = "，。；：？！、（）《》〈〉【】“”‘’"
ENDS = "。！？…"
IS_HAN = re.compile(f"[{HAN}]")
