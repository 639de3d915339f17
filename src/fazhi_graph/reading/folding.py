"""Folding of width, character by character: the folded text has the length and the offsets of the text."""

from __future__ import annotations

import unicodedata
from functools import cache

# Half-width brackets are always Chinese here; commas and colons depend on their neighbours and are left for later
_SINGLE = {
    "(": "（",
    ")": "）",
    "﹙": "（",
    "﹚": "）",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "︰": "：",
    "∶": ":",
    "｡": "。",
    "､": "、",
    "﹪": "%",
    "〝": "“",
    "〞": "”",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x1c": "\n",
    "\x1d": "\n",
    "\x1e": "\n",
}
# Full-width signs that Chinese text sets full-width on purpose
_KEPT = "，！？：；（）｟｠￠￡￢￣￤￥￦"
_BLANKS = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    return table | {ord(k): v for k, v in _SINGLE.items()} | dict.fromkeys(map(ord, _BLANKS), " ")


def fold(text: str) -> str:
    """Full-width digits, letters and % to half-width, brackets to full-width, odd blanks and line ends to plain ones.

    Same length as ``text``; ``\\r\\n`` becomes blank and line feed.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text if text.isascii() and "(" not in text and ")" not in text else text.translate(_table())


# CJK Radicals Supplement (U+2E80..2EF3) and the ordinary characters that PDF readers mean by them
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺"
    "⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见"
    "⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)


@cache
def lookalikes() -> dict[str, str]:
    """Kangxi radicals, radical supplements and compatibility ideographs to the ordinary characters they look like."""
    table = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[chr(code)] = plain
    return table
