"""Papers that nobody has reviewed yet."""

import pytest
from builders import a_source, evidence_for
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import NoRecord, Record, Update

ARXIV = "https://arxiv.org/abs/1706.03762"
TITLE = "Attention Is All You Need"


def recorded(evidence, kind, **fields):
    identifier = evidence.source.identifier or "arxiv:1706.03762"
    return evidence._replace(record=Record(identifier, "https://registry.site/", kind=kind, **fields))


@pytest.mark.parametrize(
    "url",
    [
        ARXIV,
        "https://arxiv.org/pdf/1706.03762v5.pdf",
        "https://www.biorxiv.org/content/10.1101/2021.12.15.472800v1",
        "https://www.medrxiv.org/content/10.1101/2021.12.15.21267800v1.full",
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
        "https://www.researchsquare.com/article/rs-1234567/v1",
        "https://osf.io/preprints/socarxiv/abcde",
        "https://www.preprints.org/manuscript/202112.0123/v1",
        "https://doi.org/10.48550/arXiv.1706.03762",
        "https://doi.org/10.1101/2021.12.15.472800",
        "https://doi.org/10.21203/rs.3.rs-1234567/v1",
        "https://chemrxiv.org/engage/chemrxiv/article-details/abc",
    ],
)
def test_preprints_by_their_address(url):
    assert spoken(cited(url, text=TITLE)) == ["preprint"]


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1038/s41586-021-04086-x",
        "https://doi.org/10.7554/eLife.12345",
        "https://doi.org/10.1101/gr.275790.121",
        "https://doi.org/10.1371/journal.pone.0260000",
        "https://www.nature.com/articles/s41586-021-04086-x",
        "https://arxiv.org/help/api/user-manual",
        "https://info.arxiv.org/about/index.html",
        "https://blog.arxiv.org/2022/02/17/new-arxiv-articles/",
        "https://zenodo.org/record/1234567",
        "https://hal.science/hal-01234567",
        "https://daily.site/arxiv.org/abs/1706.03762",
        "https://journal.site/letters/letter-to-the-editor",
        "https://pubmed.ncbi.nlm.nih.gov/34887591/",
    ],
)
def test_what_only_looks_like_a_preprint(url):
    assert "preprint" not in spoken(cited(url, text=TITLE))


@pytest.mark.parametrize(
    "sentence",
    [
        "A preprint describes the method.",
        "The study has not been peer-reviewed.",
        "A paper that was not yet peer reviewed describes it.",
        "Die Studie wurde noch nicht begutachtet.",
        "Das steht in einem Preprint.",
        "L'étude, en prépublication, décrit la méthode.",
        "El estudio, aún no ha sido revisado por pares.",
        "O estudo é um pré-print.",
        "Lo studio è in attesa di revisione.",
        "De studie is nog niet peer reviewed.",
        "Studien är ännu inte granskad.",
        "Studiet er endnu ikke fagfællebedømt.",
        "Studien er ikke fagfellevurdert.",
        "Tutkimus ei ole vertaisarvioitu.",
        "Badanie nierecenzowane opisuje metodę.",
        "Nerecenzovaná studie popisuje metodu.",
        "A még nem lektorált tanulmány leírja.",
        "Η μελέτη δεν έχει αξιολογηθεί ακόμη.",
        "Препринт описывает метод.",
        "Дослідження ще не рецензоване, це препринт.",
        "Çalışma hakem değerlendirmesinden geçmemiş.",
        "Nghiên cứu chưa được bình duyệt.",
        "Studi ini belum ditinjau sejawat.",
        "الدراسة لم تخضع لمراجعة الأقران",
        "המחקר טרם עבר ביקורת עמיתים",
        "这篇预印本论文描述了方法。",
        "査読前の論文が方法を述べる。",
        "동료 평가를 거치지 않은 논문이다.",
    ],
)
def test_a_preprint_that_is_called_one_is_fine(sentence):
    assert spoken(cited(ARXIV, sentence, text=TITLE)) == []


def test_the_entry_may_call_it_one():
    assert (
        spoken(cited(ARXIV, text="Vaswani et al.: Attention Is All You Need. arXiv preprint arXiv:1706.03762"))
        == []
    )


def test_the_published_version_is_advised():
    evidence = recorded(cited(ARXIV, text=TITLE), "preprint", identifiers=("doi:10.1038/s41586-021-04086-x",))
    fault = told(evidence)["preprint"][0]
    assert fault.found == "https://doi.org/10.1038/s41586-021-04086-x"
    assert fault.advice.endswith(fault.found)


def test_a_preprint_s_own_doi_is_no_published_version():
    evidence = recorded(cited(ARXIV, text=TITLE), "preprint", identifiers=("doi:10.48550/arxiv.1706.03762",))
    assert told(evidence)["preprint"][0].found is None


def test_a_replacement_is_a_published_version():
    evidence = recorded(
        cited(ARXIV, text=TITLE), "posted-content", updates=(Update("replacement", None, "doi:10.1/x"),)
    )
    assert told(evidence)["preprint"][0].found is None or told(evidence)["preprint"][0].found.endswith("10.1/x")


def test_a_journal_that_the_registry_names_is_advised():
    evidence = recorded(
        cited(ARXIV, text=TITLE), "preprint", registry="arXiv", container="J. Bridges 12 (2021) 34"
    )
    assert "J. Bridges 12 (2021) 34" in told(evidence)["preprint"][0].advice


@pytest.mark.parametrize("kind", ["posted-content", "Posted-Content", "preprint", "Preprint, Journal Article"])
def test_what_its_registry_calls_a_preprint(kind):
    evidence = recorded(cited("https://repository.site/item/7", text=TITLE, identifier="doi:10.5555/7"), kind)
    assert spoken(evidence) == ["preprint"]


@pytest.mark.parametrize("kind", ["journal-article", "", "proceedings-article", "x" * 100_000])
def test_what_its_registry_calls_something_else(kind):
    evidence = recorded(cited("https://repository.site/item/7", text=TITLE, identifier="doi:10.5555/7"), kind)
    assert spoken(evidence) == []


def test_a_copy_for_all_to_read_beside_a_journal_s_doi_is_fine():
    assert spoken(cited(ARXIV, text=TITLE, identifier="doi:10.1038/s41586-021-04086-x")) == []


def test_the_doi_of_an_entry_without_an_address_tells():
    source = a_source(None, TITLE, identifier="doi:10.1101/2021.12.15.472800")
    assert spoken(evidence_for(source)) == ["preprint"]


@pytest.mark.parametrize("record", [None, NoRecord("doi:10.1/x", "", "no", is_sure=True)])
def test_what_is_not_known_says_nothing(record):
    evidence = cited("https://repository.site/item/7", text=TITLE, identifier="doi:10.5555/7")
    assert spoken(evidence._replace(record=record)) == []


def test_a_mixed_server_s_page_may_say_it():
    url = "https://zenodo.org/record/1234567"
    assert spoken(opened(url, opening="Bridges\nThis preprint has not been peer reviewed.\nWe show")) == [
        "preprint"
    ]
    assert spoken(opened(url, opening="Bridges\nPublished in the Journal of Bridges.\nWe show")) == []
