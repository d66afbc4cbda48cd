"""Which kinds of facts there are, what an entry of each says, and the labels that part it into sorts."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KINDS", "Kind"]


class Kind(NamedTuple):
    """What the facts of a kind say of an address, and which labels they may have ("" for none)."""

    says: str
    labels: tuple[str, ...] = ("",)


KINDS = {
    "search-engines": Kind("the host finds pages and is none; results: a list of what it found", ("", "results")),
    "social-networks": Kind(
        "users post there; other: pages of the network itself", ("", "post", "profile", "other")
    ),
    "shorteners": Kind(
        "the host only forwards; publisher: for one publisher's own pages", ("open", "platform", "publisher")
    ),
    "wrappers": Kind("the address holds another one, in the target parameters or in its own code"),
    "wikis": Kind(
        "anybody may write there, or it copies from where anybody may",
        ("encyclopedia", "wiki", "farm", "mirror", "backstage"),
    ),
    "user-generated": Kind(
        "users write there and nobody edits it",
        ("forum", "questions", "reviews", "petitions", "catalogue", "comments", "crowdfunding", "documents"),
    ),
    "self-publishing": Kind("whoever wants publishes there", ("blog", "newsletter", "site", "press", "other")),
    "ai-assistants": Kind(
        "an assistant answers there; share: one answer, handed on", ("", "share", "page", "other")
    ),
    "ai-referrals": Kind("the parameter says which assistant the address was copied from"),
    "press-wires": Kind("what it is about wrote it", ("wire", "science", "newsroom")),
    "sponsored": Kind("it is paid for, or its newsroom does not edit it", ("paid", "contributors", "mixed")),
    "aggregators": Kind("copies or passes on what others published", ("copies", "links", "mixed")),
    "caches": Kind("a copy at another address of a page", ("amp", "cache", "translation")),
    "preprints": Kind("papers stand there before anybody reviewed them", ("server", "mixed")),
    "opinion": Kind("the path says that an opinion follows"),
    "private-documents": Kind(
        "a document, file or channel that its owner lets people in to",
        ("private", "published", "transfer", "channel"),
    ),
    "login-hosts": Kind("only who is logged in at an institution gets through", ("proxy", "login")),
    "placeholders": Kind("no real host, or one that stands in templates", ("reserved", "template")),
    "staging": Kind("a draft or a preview of a page", ("deploy", "tunnel", "draft")),
    "machine-endpoints": Kind("for programs, not for readers", ("feed", "api", "sitemap")),
    "live-pages": Kind(
        "shows something else tomorrow", ("figures", "prices", "positions", "scores", "weather", "liveblog")
    ),
    "sections": Kind("the path is a list of what changes", ("listing", "section")),
    "satire": Kind("describes itself as satire or as made up"),
    "known-sites": Kind(
        "a site that many know, to compare look-alikes with; no praise",
        ("news", "reference", "government", "registry", "science", "organisation", "platform"),
    ),
    "video-hosts": Kind("a film or a sound, where a time is wanted", ("video", "audio")),
    "archives": Kind("a copy of a page, kept by an archive", ("capture", "search", "short")),
    "news-agencies": Kind("an agency whose reports others print, and the words of its bylines"),
    "tracking-parameters": Kind("tells where a reader came from; the page is the same without it"),
    "secret-parameters": Kind(
        "opens something for whoever has it", ("key", "session", "gift", "person", "innocent")
    ),
}
