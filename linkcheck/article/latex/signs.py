"""What LaTeX writes for letters and signs that a keyboard lacks, and the letters and signs themselves."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["accented", "formula"]

_ACCENTS = dict(
    zip(
        "`'^~\"=.uvHckrbd",
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0331\u0323",
        strict=True,
    )
)
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])[ \t]{0,4}|([uvHckrbd])(?:[ \t]{1,4}|(?=[{\\])))"
    r"(?:\{[ \t]?(?:\\([ij])[ \t]?|([^\W\d_])?)[ \t]?\}|\\([ij])(?![A-Za-z])[ \t]?|([^\W\d_]))"
)
_GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]
_LONGEST_FORMULA = 40  # characters; what is longer is no word of a sentence
_FORMULA = re.compile(r"\\([A-Za-z]{1,12})[ \t]?|[{}^_$]|\\.")
_STYLES = dict.fromkeys(("mathrm", "mathbf", "mathit", "mathsf", "mathcal", "text", "textit", "rm", "bf"), "")
_WORD = re.compile(r"[\w\s+\-*/=.,:()<>≤≥×∞~|']*")


def accented(text: str, at: int) -> tuple[str, int] | None:
    r"""Return the letter whose accent's command starts at an offset, and where it ends: ``\\"u``, ``\\c{c}``."""
    match = _ACCENT.match(text, at)
    if not match:
        return None
    mark, *letters = match[1] or match[2], *match.groups()[2:]
    letter = next(filter(None, letters), "")
    if not letter:  # "\~{}" is the sign itself
        return (mark if mark in "`'^~\"" else ""), match.end()
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark]), match.end()


def formula(maths: str) -> str:
    """Return a formula as the word it is in a sentence ("K", "α", "O(n)"); one that is no word is empty."""
    if len(maths) > _LONGEST_FORMULA:
        return ""
    word = _FORMULA.sub(_letter, maths).strip()
    return word if _WORD.fullmatch(word) else ""


def _letter(match: re.Match[str]) -> str:
    name = match[1] or ""
    if name.lower() in _GREEK:
        case = "SMALL" if name.islower() else "CAPITAL"
        greek = name.upper().replace("LAMBDA", "LAMDA")
        return unicodedata.lookup(f"GREEK {case} LETTER {greek}")
    return {"sim": "~", "times": "×", "leq": "≤", "geq": "≥", "infty": "∞", **_STYLES}.get(
        name, match[0] if name else ""
    )
