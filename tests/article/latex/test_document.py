"""LaTeX is read as it stands: its text without markup, its links, notes, citations and entries at their places."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.blocks import Kind
from linkcheck.article.latex import document as latex


def body(text):
    """The blocks of a document with this body."""
    return latex.read(text).blocks


def only(text):
    """The one block that a text makes."""
    (block,) = body(text)
    return block


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("a % comment\nb", "a\nb", id="a comment"),
        pytest.param(r"50\% and more", "50% and more", id="no comment"),
        pytest.param("``a'' and `b'", "“a” and ‘b'", id="quotation marks"),
        pytest.param("a -- b --- c", "a – b — c", id="dashes"),
        pytest.param("Dr.~A", "Dr. A", id="a tie"),
        pytest.param(r"Gr\"o{\ss}e, Stra\ss e, \'e\'{e}{\'e}\'\i", "Größe, Straße, éééí", id="accents"),
        pytest.param(r"\c{c}\c c\v{s}\H{o}\~n\k{a}\aa\o\L", "ççšőñąåøŁ", id="more accents"),
        pytest.param(r"\emph{a \textbf{b}} {\em c}", "a b c", id="emphasis"),
        pytest.param(r"\unknown[x]{a} b", "a b", id="a macro nobody knows"),
        pytest.param(r"\textcolor{red}{a} \label{x}b \ref{y}", "a b", id="arguments no reader sees"),
        pytest.param(r"\verb|\url{x}| b", r"\url{x} b", id="verb"),
        pytest.param(r"a $K$ of $\alpha$ \(n\)", "a K of α n", id="formulas that are words"),
        pytest.param(r"a $\frac{1}{2}$ b $$\int_a^b$$", "a b", id="formulas that are none"),
        pytest.param(r"costs $5 only", "costs $5 only", id="a lone dollar"),
        pytest.param(r"\enquote{a} \LaTeX{} \& \_ \# \$ \{ \}", "“a” LaTeX & _ # $ { }", id="signs"),
        pytest.param(r"a\footnote{b} c", "a c", id="a footnote"),
        pytest.param(r"said~\cite[p. 3]{a,  b} here", "said [a, b] here", id="a citation"),
        pytest.param(r"\newcommand{\x}[2][y]{no {no}} a \def\y#1{no}b", "a b", id="definitions"),
        pytest.param(r"\iffalse no \ifx no \fi no \fi a", "a", id="iffalse"),
        pytest.param("\\begin{comment}\nno\n\\end{comment}\na", "a", id="comment"),
        pytest.param("\\begin{align*}\nx &= y\n\\end{align*}\na", "a", id="display maths"),
        pytest.param("a\\\\[2pt]\nb\\newline c", "a\nb c", id="line breaks"),
    ],
)
def test_text_is_what_a_reader_sees(written, read):
    """Signs and accents are decoded, what prints nothing is left out."""
    assert body(written)[0].text == read


@pytest.mark.parametrize(
    ("written", "url", "words", "columns"),
    [
        pytest.param(
            r"\url{https://a.org/x_y%20z}", "https://a.org/x_y%20z", "https://a.org/x_y%20z", (6, 27), id="url"
        ),
        pytest.param(
            r"\url{https://a.org/\%20\_\#c}", "https://a.org/%20_#c", "https://a.org/%20_#c", (6, 29), id="escapes"
        ),
        pytest.param(r"\url|https://a.org/{x}|", "https://a.org/{x}", "https://a.org/{x}", (6, 23), id="bars"),
        pytest.param(
            r"\href{https://a.org/\~{}b}{the \emph{page}}", "https://a.org/~b", "the page", (7, 26), id="href"
        ),
        pytest.param(r"\href {https://a.org} {x}", "https://a.org", "x", (8, 21), id="spaces"),
        pytest.param(r"\nolinkurl{a.org/b}", "a.org/b", "a.org/b", (12, 19), id="nolinkurl"),
        pytest.param(r"(https://a.org/b\_c).", "https://a.org/b_c", "https://a.org/b_c", (2, 20), id="bare"),
        pytest.param(
            r"https://a.org/~b/c--d.", "https://a.org/~b/c--d", "https://a.org/~b/c--d", (1, 22), id="tilde"
        ),
        pytest.param(r"{\tt www.a.org}", "www.a.org", "www.a.org", (6, 15), id="www"),
        pytest.param(r"\doi{10.1000/a\_b}", "https://doi.org/10.1000/a_b", "doi:10.1000/a_b", (6, 18), id="doi"),
        pytest.param("\\url{https://a.org/%\n  b}", "https://a.org/b", "https://a.org/b", (6, 4), id="broken"),
    ],
)
def test_addresses_are_found_where_they_stand(written, url, words, columns):
    """Every way to write an address gives it plain, with its own place in the file."""
    block = only(written)
    (anchor,) = block.anchors
    assert (anchor.url, block.text[anchor.start : anchor.end]) == (url, words)
    assert (anchor.region.start_column, anchor.region.end_column) == columns


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("\\begin{verbatim}\n%s\n\\end{verbatim}", id="verbatim"),
        pytest.param("\\begin{lstlisting}[language=C]\n%s\n\\end{lstlisting}", id="lstlisting"),
        pytest.param("\\begin{minted}{python}\n%s\n\\end{minted}", id="minted"),
    ],
)
def test_code_is_no_text(written):
    """What is printed as it is typed is code, whatever it says."""
    block = only(written % r"\section{A} \url{https://a.org}")
    assert (block.kind, block.anchors) == (Kind.CODE, ())


def test_blocks_come_in_order_with_their_places():
    """Headings, paragraphs, items and rows begin where their commands do."""
    found = body(
        "\\section*{A}\\label{x}\none\ntwo\n\n\\paragraph{B} three\n\\begin{itemize}\n\\item four\n"
        "  \\begin{enumerate} \\item[{[7]}] five \\item six\\end{enumerate}\n\\end{itemize}\n"
        "\\begin{tabular}{ll}\na & b \\\\\nc & d\n\\end{tabular}\n"
    )
    assert [(block.kind, block.text, *block.region[:2], block.level, block.labels) for block in found] == [
        (Kind.HEADING, "A", 1, 1, 2, ()),
        (Kind.PARAGRAPH, "one\ntwo", 2, 1, 0, ()),
        (Kind.HEADING, "B", 5, 1, 5, ()),
        (Kind.PARAGRAPH, "three", 5, 15, 0, ()),
        (Kind.ITEM, "four", 7, 1, 0, ()),
        (Kind.ITEM, "[7] five", 8, 21, 0, ()),
        (Kind.ITEM, "six", 8, 39, 0, ("1",)),
        (Kind.ROW, "a | b", 11, 1, 0, ()),
        (Kind.ROW, "c | d", 12, 1, 0, ()),
    ]


def test_lines_of_a_text_stay_the_lines_of_the_file():
    """Where a comment or a note took a line out, the text is level with the file again some words later."""
    block = body("one\n% two\nthree four\\footnote{a\nb\nc} five six seven eight\nnine https://a.org/")[0]
    assert block.text == "one\nthree\nfour\nfive\nsix seven eight\nnine https://a.org/"
    assert block.lined
    assert block.anchors[0].region == (6, 6, 6, 20)


def test_a_bibliography_is_references():
    """Each \\bibitem is a reference by its key; what is commented out is none."""
    found = body(
        "a \\citep[see][p.~1]{k:1} b \\parencites{x}[2]{y} c \\footcite{z}.\n"
        "\\begin{thebibliography}{99}\n\\bibitem[Knuth(1984)]{k:1}"
        "\nD. Knuth. \\newblock ``Literate programming''.\n\n"
        "\\url{https://a.org/}\n% \\bibitem{no} https://no.org\n\\bibitem {x} B.\n\\end{thebibliography}\nafter"
    )
    assert [(call.label, call.at) for call in found[0].calls] == [("k:1", 2), ("x", 10), ("y", 10), ("z", 19)]
    assert found[0].text == "a [k:1] b [x, y] c [z]."
    first, second = (block for block in found if block.kind is Kind.REFERENCE)
    assert (first.labels, first.region[:2], second.labels, second.region[:2]) == (("k:1",), (3, 1), ("x",), (8, 1))
    assert first.text.split("\n")[1] == "D. Knuth. “Literate programming”."
    assert [(anchor.url, *anchor.region[:2]) for anchor in first.anchors] == [("https://a.org/", 6, 6)]
    assert found[-1].text == "after"


def test_notes_follow_their_paragraph():
    """A footnote is a block of its own, called by its number; a mark can stand apart from its text."""
    found = body("a\\footnote{b \\url{https://b.org}\\footnote{c}} d\\footnotemark{} e\n\n\\footnotetext{f}")
    assert [(block.kind, block.text, block.labels) for block in found] == [
        (Kind.PARAGRAPH, "a d e", ()),
        (Kind.FOOTNOTE, "b https://b.org", ("1",)),
        (Kind.FOOTNOTE, "c", ("2",)),
        (Kind.FOOTNOTE, "f", ("3",)),
    ]
    assert [(call.label, call.at) for call in found[0].calls] == [("1", 1), ("3", 3)]


@pytest.mark.parametrize(
    ("written", "title", "published", "language"),
    [
        pytest.param(
            r"\title[a]{A\\ \emph{b}\thanks{c}}\date{15 December 2021}", "A b", "2021-12-15", None, id="plain"
        ),
        pytest.param(r"\title{A}\date{\today}", "A", "None", None, id="today"),
        pytest.param(r"%\title{B}" + "\n" + r"\title{A}%\date{2020}", "A", "None", None, id="comments"),
        pytest.param(r"\newcommand\x{\title{B}}\date{}", None, "None", None, id="in a macro"),
        pytest.param(r"\hypersetup{pdftitle={A}}", "A", "None", None, id="of the PDF"),
        pytest.param(r"\usepackage[english,ngerman]{babel}", None, "None", "de", id="the last language"),
        pytest.param(r"\usepackage[main=french,english]{babel}", None, "None", "fr", id="the main language"),
        pytest.param(
            r"\documentclass[a4paper,polish]{x}\usepackage{babel}", None, "None", "pl", id="of the class"
        ),
        pytest.param(r"\setdefaultlanguage[variant=x]{greek}", None, "None", "el", id="polyglossia"),
        pytest.param(r"\usepackage[klingon]{babel}", None, "None", None, id="no language"),
    ],
)
def test_the_preamble_says_what_the_article_is(written, title, published, language):
    """Title, date and language are read; nothing that stands in a comment or a definition is."""
    document = latex.read(written + "\n\\begin{document}\nText.\n\\end{document}")
    assert (document.title, str(document.published), document.language) == (title, published, language)
    assert [block.text for block in document.blocks] == ["Text."]


def test_only_the_document_is_text():
    """What stands above and below the document is none of it, but who wrote it may have links."""
    found = body(
        "\\documentclass{a}\nno\n\\author{A \\href{https://a.org}{B}}\n\\begin{document}\nyes\n\\end{document}\nno"
    )
    assert [(block.kind, block.text) for block in found] == [(Kind.ASIDE, "A B"), (Kind.PARAGRAPH, "yes")]


def test_bibliographies_and_included_files_are_named_not_read():
    """The files beside the article are noted; \\nocite calls what no sentence does."""
    document = latex.read(
        "\\addbibresource[x]{a.bib}\n\\bibliography{b, sub/c.bib}\n\\nocite{*}\n\\input{chapter}\n\\include{end}"
    )
    assert document.bibliographies == ("a.bib", "b.bib", "sub/c.bib")
    assert document.notes == ("files that it includes are not read: chapter, end",)
    assert [(call.label, block.region[0]) for block in document.blocks for call in block.calls] == [("*", 3)]


def test_a_file_carries_its_bibliography():
    """BibTeX in a filecontents environment is read where it stands."""
    found = body(
        "\\begin{filecontents}{a.bib}\n@misc{k, title={A}, url={https://a.org}}\n\\end{filecontents}\n"
        "\\begin{filecontents*}{a.sty}\n@misc{no, title={A}}\n\\end{filecontents*}\nText.\n"
    )
    assert [(block.kind, block.labels, *block.region[:2]) for block in found] == [
        (Kind.REFERENCE, ("k",), 2, 1),
        (Kind.PARAGRAPH, (), 7, 1),
    ]


def test_sources_are_found_by_heading_note_and_entry():
    """The whole way: a list under a heading, a footnote, a bibliography, and the sentence that cites it."""
    article = linkcheck.parse(
        b"\\documentclass{article}\n\\title{A}\n\\begin{document}\nIt is so~\\cite{k}. No.\\footnote{\\url{https://n.org}}\n"
        b"\\section{Quellen}\n\\begin{itemize}\n\\item \\href{https://q.org}{Q}\n\\end{itemize}\n"
        b"\\begin{thebibliography}{9}\\bibitem{k} \\url{https://k.org}\\end{thebibliography}\n\\end{document}\n",
        "a.tex",
    )
    assert [(source.url, source.labels, *source.region[:2]) for source in article.sources] == [
        ("https://n.org", ("1",), 4, 38),
        ("https://q.org", (), 7, 1),
        ("https://k.org", ("k",), 9, 27),
    ]
    assert article.sources[2].sentences == ("It is so [k].",)
    assert article.sources[2].cited_by[0][:2] == (4, 1)


def test_a_line_of_its_own_can_be_a_heading():
    """ "\\textbf{Sources}\\\\" opens a list as a heading does."""
    article = linkcheck.parse(
        b"Text goes on.\n\n\\textbf{Sources}\\\\\n\\url{https://a.org/1}\\\\\n\\url{https://a.org/2}\n", "a.tex"
    )
    assert [source.url for source in article.sources] == ["https://a.org/1", "https://a.org/2"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\\", id="a backslash"),
        pytest.param("\\begin", id="begin"),
        pytest.param("\\begin{", id="begin brace"),
        pytest.param("\\item \\bibitem \\footnote \\href \\url \\cite \\title \\section", id="no arguments"),
        pytest.param("\\href{a}{\\url{b", id="open arguments"),
        pytest.param("\\section{a\n\nb} c", id="an open heading"),
        pytest.param("}}}}\\end{document}", id="ends alone"),
        pytest.param("a\0b\\url{\0}", id="NUL"),
        pytest.param("\ud800\\url{\udc00}", id="lone surrogates"),
        pytest.param("\\end{itemize}\\item a\\begin{itemize}", id="lists inside out"),
        pytest.param("$" * 9, id="dollars"),
        pytest.param("\\verb", id="verb"),
        pytest.param("\\footnote{a\\section{b}c}", id="a heading in a note"),
        pytest.param("\\title{\\title{\\title{a}}}", id="titles in titles"),
    ],
)
def test_nothing_makes_the_reader_raise(text):
    """Whatever is broken, blocks come out, and they stand within the file."""
    for block in body(text):
        assert block.region.end_line <= text.count("\n") + 1
        assert all(anchor.start < anchor.end <= len(block.text) for anchor in block.anchors)


def test_an_argument_that_is_never_closed_ends_with_its_paragraph():
    """One brace too few costs a paragraph, not the article."""
    found = body(
        "\\section{Open\n\n\\url{https://a.org}\n\n\\emph{open \\href{https://b.org}{b\n\nlast\\label{x\n\nend"
    )
    assert [block.text for block in found] == ["Open", "https://a.org", "open b", "last", "end"]


REPEATED = {
    "braces": "{",
    "closing braces": "}",
    "emphasis": "\\emph{",
    "notes": "\\footnote{a",
    "headings": "\\section{a",
    "links": "\\href{https://x.org/%}{a",
    "open links": "\\href{",
    "addresses": "\\url{https://x.org/%} ",
    "open addresses": "\\url{a",
    "bars": "\\url|a",
    "bare addresses": "https://x.org/% ",
    "one address": "\\_",
    "citations": "a \\cite{k%} b. ",
    "open citations": "\\cite[a",
    "citations with braces": "\\cite[{a",
    "entries": "\\bibitem{%} a \\url{https://x.org/%}\n",
    "items": "\\item a ",
    "labels": "\\item[a",
    "environments": "\\begin{a%}",
    "ends": "\\end{a%}",
    "lists": "\\begin{itemize}\\item ",
    "tables": "\\begin{tabular}{l}a\\\\",
    "verbatim": "\\begin{verbatim}",
    "maths": "\\begin{align}",
    "formulas": "$a ",
    "dollars": "$",
    "parentheses": "\\(",
    "definitions": "\\newcommand{\\a}{",
    "short arguments": "\\label{",
    "conditions": "\\iffalse ",
    "comments": "a%\n",
    "verb": "\\verb|",
    "titles": "\\title{",
    "files": "\\begin{filecontents}{a.bib}@misc{",
    "lines": "a\\\\",
    "optional": "\\a[",
    "accents": "\\'",
    "blank lines": "\n\n",
    "white space": " ",
    "sources": "Sources\\\\",
    "nocite": "\\nocite{a%}",
}


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times the time."""

    def cost(size):
        text = "".join(repeated.replace("%", str(number)) for number in range(size // len(repeated)))
        return cpu(lambda: latex.read(text))

    assert_linear(cost, 4000, largest=64_000)


def test_of_two_forms_of_a_heading_one_is_read():
    """What a PDF's outline shows, where what is typeset cannot stand there."""
    content = "\\section{\\texorpdfstring{Viri }{Viri}}\n\\url{https://a.org/x}\n"
    assert [source.url for source in linkcheck.parse(content.encode(), "a.tex").sources] == ["https://a.org/x"]
