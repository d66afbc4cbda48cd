"""What a file's properties say of it, where a program may have filled them in unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkcheck.article import stated
from linkcheck.article.blocks import Block
from linkcheck.languages import language_of

__all__ = ["language", "title"]

# A file's name, the program's, or what stands in a field that nobody filled in.
_NO_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel)\b.*|(?:word|powerpoint) (?:document|presentation)|"
    r"(?:untitled|document|dokument|presentation|slide)[\s_-]*\d*|(?:no )?title|template|print|about:blank|"
    r"\S{1,200}\.(?:docx?|dotx?|odt|rtf|pdf|tex|dvi|indd|qxd|html?)|(?:file|https?)://.*|[\W\d_]*",
    re.IGNORECASE,
)
_LONGEST = 300  # characters
_TOP = 20  # blocks in which words of the title would stand


def title(written: str | None, blocks: Sequence[Block]) -> str | None:
    """Return the title in a file's properties, None where it is no title or belongs to another text.

    It is another's, a template's or an older text's, where none of its words stand at the top of this one and
    this one has a title there.
    """
    words = " ".join((written or "")[: 2 * _LONGEST].split())
    if not words or len(words) > _LONGEST or _NO_TITLE.fullmatch(words):
        return None
    top = " ".join(block.text[:1000] for block in blocks[:_TOP])
    return words if _words(words) & _words(top) or not stated.title(blocks) else None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or not word.isascii()}


def language(declared: str | None, blocks: Sequence[Block]) -> str | None:
    """Return the language that a file is set to, unless its words show another: many leave the program's own."""
    found = language_of("\n\n".join(block.text for block in blocks))
    return declared or None if found is None or (declared or "").lower().startswith(found) else found
