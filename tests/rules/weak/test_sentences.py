"""What the family says."""

import pytest

from linkcheck.rules.lists.about import facts
from linkcheck.rules.lists.kinds import KINDS
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.weak.subject import KINDS as OURS
from linkcheck.rules.words import ENGLISH, read

SAID_BY = {
    "press-wires": "press-release",
    "caches": "aggregator-copy",
    "aggregators": "aggregator-copy",
    "wikis": "open-wiki",
    "user-generated": "user-generated",
    "self-publishing": "self-published",
}
LABELS = [
    pytest.param(rule, label, id=f"{rule}-{label}")
    for kind, rule in SAID_BY.items()
    for label in KINDS[kind].labels
    if (kind, label) != ("aggregators", "mixed")  # told by its original or its agency
    if label != "other"  # the host's own pages
]


@pytest.mark.parametrize(("rule", "label"), LABELS)
def test_there_is_a_sentence_for_each_sort(rule, label):
    assert f"{rule}.{label}" in read(ENGLISH)


@pytest.mark.parametrize("kind", OURS)
def test_each_fact_has_a_name_for_sentences(kind):
    for fact in facts(kind):
        assert site_of(fact)
        assert all(names_of(fact))


def test_a_remark_is_no_part_of_a_name():
    names = {site_of(fact) for fact in facts("social-networks")}
    assert not any("(" in name or "," in name for name in names)


@pytest.mark.parametrize(
    "module",
    ["assistants", "listed", "issuers", "copied", "anybody", "social", "publishing", "papers", "opinions"],
)
def test_sentences_end_as_sentences_do(module):
    """With a full stop, or with an address that none may be glued to."""
    text = (ENGLISH / f"{module}.toml").read_text(encoding="utf-8")
    sentences = [line.split(" = ", 1)[1] for line in text.splitlines() if " = " in line]
    assert sentences
    assert all(sentence.endswith(('."', '{url}"')) for sentence in sentences)
