"""Answers as registries and archives document them; the values are made up."""

from __future__ import annotations

import json

DOI = "10.5555/12345678"
NOTICE = "10.5555/retraction"


def csl(**fields):
    """Return CSL-JSON as Crossref serves it for a DOI.

    https://www.crossref.org/documentation/retrieve-metadata/content-negotiation/ and
    https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    """
    record = {
        "DOI": DOI,
        "type": "journal-article",
        "title": "Toward a unified theory of <i>high-energy</i> metaphysics",
        "subtitle": ["Silly string theory"],
        "author": [
            {"given": "Josiah", "family": "Carberry", "sequence": "first", "affiliation": []},
            {"name": "The Psychoceramics Group", "sequence": "additional"},
        ],
        "publisher": "Society of Psychoceramics",
        "container-title": "Journal of Psychoceramics",
        "issued": {"date-parts": [[2008, 8, 13]]},
        "source": "Crossref",
    }
    return json.dumps(record | fields)


def datacite(**fields):
    """Return CSL-JSON as DataCite serves it: https://support.datacite.org/docs/datacite-content-resolver."""
    record = {
        "type": "dataset",
        "id": "https://doi.org/10.5061/dryad.1",
        "author": [{"family": "Carberry", "given": "Josiah"}],
        "issued": {"date-parts": [[2011]]},
        "DOI": "10.5061/DRYAD.1",
        "publisher": "Dryad",
        "title": "Data from: a theory",
    }
    return json.dumps(record | fields)


def work(**fields):
    """Return a work as Crossref's REST API serves it, with who says that it was retracted.

    https://www.crossref.org/documentation/retrieve-metadata/rest-api/ and, for ``updated-by`` and its two sources,
    https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/ and
    https://crossref.gitlab.io/tutorials/get-rw-metadata/
    """
    updated = {"date-parts": [[2010, 2, 6]], "date-time": "2010-02-06T00:00:00Z", "timestamp": 1265414400000}
    message = {
        "DOI": DOI,
        "type": "journal-article",
        "title": ["Toward a unified theory of high-energy metaphysics"],
        "author": [{"given": "Josiah", "family": "Carberry"}],
        "container-title": ["Journal of Psychoceramics"],
        "publisher": "Society of Psychoceramics",
        "issued": {"date-parts": [[2008, 8, 13]]},
        "updated-by": [
            {
                "updated": updated,
                "DOI": NOTICE,
                "type": "retraction",
                "label": "Retraction",
                "source": "publisher",
            },
            {
                "updated": updated,
                "DOI": NOTICE.upper(),
                "type": "retraction",
                "label": "Retraction",
                "source": "retraction-watch",
                "record-id": "4036",
            },
        ],
    }
    return json.dumps(
        {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message | fields}
    )


def atom(entries="", total=1):
    """Return a feed as arXiv's API serves it: https://info.arxiv.org/help/api/user-manual.html §3.3."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=&amp;id_list=hep-ex/0307015</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <updated>2007-10-08T00:00:00-04:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{total}</opensearch:totalResults>
  {entries}
</feed>"""


def preprint(comment="23 pages, 8 figures", more=""):
    """Return an entry of such a feed."""
    return f"""<entry xmlns:arxiv="http://arxiv.org/schemas/atom">
    <id>http://arxiv.org/abs/hep-ex/0307015v1</id>
    <published>2003-07-07T13:46:39-04:00</published>
    <updated>2004-01-02T13:46:39-04:00</updated>
    <title>Multi-Electron Production at High
      Transverse Momenta</title>
    <summary>Multi-electron production is studied.</summary>
    <author><name>H1 Collaboration</name></author>
    <author><name>A. Aktas</name></author>
    <arxiv:comment>{comment}</arxiv:comment>
    <arxiv:journal_ref>Eur.Phys.J. C31 (2003) 17-29</arxiv:journal_ref>
    {more}
  </entry>"""


# https://info.arxiv.org/help/api/user-manual.html §3.4
ERROR = """<entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
    <title>Error</title>
    <summary>incorrect id format for 1234.12345</summary>
  </entry>"""


def esummary(number="9500320", **fields):
    """Return what ESummary answers in JSON: https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary.

    What the links between citations are called: https://www.nlm.nih.gov/bsd/policy/errata.html.
    """
    found = {
        "uid": number,
        "pubdate": "1998 Feb 28",
        "source": "Lancet",
        "authors": [{"name": "Carberry J", "authtype": "Author", "clusterid": ""}],
        "title": "Metaphysics in children.",
        "pubtype": ["Journal Article", "Retracted Publication"],
        "fulljournalname": "Lancet (London, England)",
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": number},
            {"idtype": "doi", "idtypen": 3, "value": "10.5555/S0140"},
            {"idtype": "pmc", "idtypen": 8, "value": "PMC1234567"},
        ],
        "references": [
            {
                "refsource": "Lancet. 2010 Feb 6;375(9713):445",
                "reftype": "Retraction in",
                "pmid": 20137807,
                "note": "",
            },
            {"refsource": "Lancet. 2004 Mar 6;363(9411):750", "reftype": "Erratum in", "pmid": "", "note": ""},
            {"refsource": "Lancet. 1998 Feb 28;351:611", "reftype": "Comment in", "pmid": 9500319, "note": ""},
        ],
    }
    result = {"uids": [number], number: found | fields}
    return json.dumps({"header": {"type": "esummary", "version": "0.3"}, "result": result})


def book(number="9780201558029", **fields):
    """Return what the Books API answers with jscmd=data: https://openlibrary.org/dev/docs/api/books."""
    found = {
        "url": "https://openlibrary.org/books/OL1429049M/Concrete_mathematics",
        "title": "Concrete mathematics",
        "subtitle": "a foundation for computer science",
        "authors": [{"url": "https://openlibrary.org/authors/OL720958A", "name": "Ronald L. Graham"}],
        "publishers": [{"name": "Addison-Wesley"}],
        "publish_date": "March 1994",
    }
    return json.dumps({f"ISBN:{number}": found | fields})


def available(where, moment="20130919044612", **fields):
    """Return what the availability API answers: https://archive.org/help/wayback_api.php."""
    closest = {"available": True, "url": where, "timestamp": moment, "status": "200"}
    return json.dumps({"url": "example.com", "archived_snapshots": {"closest": closest | fields}})


NONE_AVAILABLE = '{"archived_snapshots": {}}'


def cdx(*rows):
    """Return an index in JSON, its columns first.

    https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server#output-format-json
    """
    return json.dumps([["timestamp", "original", "statuscode"], *rows] if rows else [])


# The same index as text, its columns those of the documentation.
CDX_TEXT = """\
org,archive)/ 19970126045828 http://www.archive.org:80/ text/html 200 Q4YULN754FHV2U6Q5JUT6Q2P57WEWNNY 1415
org,archive)/ 19971011050034 http://www.archive.org:80/ text/html 404 XAHDNHZ5P3GSSSNJ3DMEOJF7BMCCPZR3 1402
"""

# A TimeMap as in RFC 7089 §5 (https://www.rfc-editor.org/rfc/rfc7089#section-5).
TIMEMAP = """\
 <http://a.example.org>;rel="original",
 <http://arxiv.example.net/timemap/http://a.example.org>
   ; rel="self";type="application/link-format"
   ; from="Tue, 20 Jun 2000 18:02:59 GMT"
   ; until="Wed, 09 Apr 2008 20:30:51 GMT",
 <http://arxiv.example.net/timegate/http://a.example.org>
   ; rel="timegate",
 <http://arxiv.example.net/web/20000620180259/http://a.example.org>
   ; rel="first memento";datetime="Tue, 20 Jun 2000 18:02:59 GMT"
   ; license="http://creativecommons.org/publicdomain/zero/1.0/",
 <http://arxiv.example.net/web/20091027204954/http://a.example.org>
   ; rel="last memento";datetime="Tue, 27 Oct 2009 20:49:54 GMT",
 <http://arxiv.example.net/web/20000621011731/http://a.example.org>
   ; rel="memento";datetime="Wed, 21 Jun 2000 01:17:31 GMT"
"""
