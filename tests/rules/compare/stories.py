"""Stories of our own, each with what can be made of it: copies, paraphrases, and independent reports."""

from __future__ import annotations

import random
import re
from itertools import permutations
from pathlib import Path

FOLDER = Path(__file__).parent / "pairs"
KINDS = ("verbatim", "edited", "spun", "back", "independent", "rival", "quotation")
COPIES = ("verbatim", "edited", "spun")


def read():
    """Return the texts of each story by their kinds; "rival" only where there is one."""
    part = re.compile(r"^== (\w+)\n(.+?)\s*(?=^== |\Z)", re.DOTALL | re.MULTILINE)
    return {path.stem: dict(part.findall(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.txt"))}


def variants(name, stories):
    """Return what stands beside a story, by its kind."""
    texts = stories[name] | {"verbatim": stories[name]["story"], "edited": edited(stories[name]["story"])}
    return {kind: texts[kind] for kind in KINDS if kind in texts}


def edited(text, share=0.2, seed=7):
    """Return a text of which a share of the words was taken out, exchanged or put in, each a third."""
    chance = random.Random(seed)
    between = " " if " " in text else ""
    words = text.split(" ") if between else list(text)
    made = []
    for word in words:
        kind = int(chance.random() / (share / 3))
        other = chance.choice(words)
        made += {0: [], 1: [other], 2: [word, other]}.get(kind, [word])
    return between.join(made)


def independents(stories):
    """Return pairs of texts none of which was made from the other, on one event and on others."""
    pairs = []
    for texts in stories.values():
        own = [texts[kind] for kind in ("story", "independent", "rival", "quotation") if kind in texts]
        pairs += permutations(own, 2)
    pairs += permutations([texts["story"] for texts in stories.values()], 2)
    return pairs
