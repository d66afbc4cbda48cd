"""What the rules on weak provenance say of one source."""

from __future__ import annotations

from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Datum, PageKind
from linkcheck.rules.weak.anybody import open_wiki, user_generated
from linkcheck.rules.weak.assistants import ai_answer, ai_referral
from linkcheck.rules.weak.copied import aggregator_copy
from linkcheck.rules.weak.issuers import press_release, sponsored
from linkcheck.rules.weak.listed import listed_source
from linkcheck.rules.weak.opinions import opinion
from linkcheck.rules.weak.papers import preprint
from linkcheck.rules.weak.publishing import self_published
from linkcheck.rules.weak.social import social_post

FAMILY = (
    *(ai_answer, ai_referral, listed_source, sponsored, press_release, aggregator_copy, open_wiki, social_post),
    *(user_generated, self_published, preprint, opinion),
)


def cited(url, sentence="", text=None, article="", **claims):
    """Return the evidence for a source that nobody opened."""
    sentences = (sentence,) if sentence else ()
    return evidence_for(a_source(url, text, sentences=sentences, **claims), title=article or None)


def opened(url, sentence="", titles=(), status=200, final_url=None, article="", claims=None, **page):
    """Return the evidence for a source whose page opened."""
    evidence = cited(url, sentence, article=article, **(claims or {}))
    fields = {"kind": PageKind.ARTICLE, "text": "Some words."} | page
    fields["titles"] = tuple(Datum(title, "h1") for title in titles)
    return evidence._replace(fetch=a_response(url, status, final_url), page=a_page(final_url or url, **fields))


def told(evidence):
    """Return the faults by the rule that found them."""
    found = {}
    for rule in FAMILY:
        for fault in rule(evidence):
            found.setdefault(rule.__name__.replace("_", "-"), []).append(fault)
    return found


def spoken(evidence):
    """Return the rules that speak."""
    return list(told(evidence))
