"""Makes free text plain; without it a space or an old character would hide a word."""

import re
import unicodedata
from functools import lru_cache

# Traditional characters of the words by which a purpose is known.
_OLD = (
    "還貸債償歸舊務過橋賬帳單證財資產業經營購買賣錢網條員幣擬貨進備採設應貼開間養樓價學區車門飾險"
    "對關額專權參虛匯戶訂賭場據稅農週轉賺費裝遊醫療電結禮勵廠機訓項當違黃總點運鋪舖續約餘寶託與礦"
)
_NEW = (
    "还贷债偿归旧务过桥账账单证财资产业经营购买卖钱网条员币拟货进备采设应贴开间养楼价学区车门饰险"
    "对关额专权参虚汇户订赌场据税农周转赚费装游医疗电结礼励厂机训项当违黄总点运铺铺续约余宝托与矿"
)
_SIMPLER = str.maketrans(_OLD, _NEW)
_SMALL = "a an the my our your his her their some this that new"
_SMALL_WORDS = re.compile(rf"\b(?:{_SMALL.replace(' ', '|')})\b")
_BETWEEN = re.compile(r"[\W_]+")
_AROUND_HAN = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Small letters and simplified characters, without marks and small words.

    One space stands between Latin words and none beside a Chinese character.
    """
    wide = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(one for one in wide if unicodedata.category(one) != "Cf")
    words = _BETWEEN.sub(" ", seen.translate(_SIMPLER))
    joined = _AROUND_HAN.sub("", words)
    return " ".join(_SMALL_WORDS.sub(" ", joined).split())


def stands_in(word: str, text: str) -> bool:
    """Whether a plain word stands in a plain text; Latin from a word's start only."""
    return re.search(_start(word), text) is not None


def without(words: tuple[str, ...], text: str) -> str:
    """A plain text from which whole phrases are taken, longest first."""
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(_start(word), "|", text)
    return text


def _start(word: str) -> str:
    known = re.escape(word)
    return rf"(?<![a-z0-9]){known}" if word.isascii() else known
