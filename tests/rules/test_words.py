"""The catalogue of sentences."""

import ast
from pathlib import Path

import pytest
from builders import a_source, an_article

import linkcheck.rules
from linkcheck.model import UserError
from linkcheck.rules.judge import judge
from linkcheck.rules.registry import FAMILIES, all_rules
from linkcheck.rules.settings import JudgeSettings
from linkcheck.rules.words import ENGLISH, in_words_of, lines, places, read, say, shown

ROOT = Path(linkcheck.rules.__file__).parent
SHARED = ("words", "archive")  # sentences that several rules say
MODULES = [path for family in FAMILIES for path in sorted((ROOT / family).glob("*.py"))]


def keys(tree):
    """Return the keys of sentences that a module says: whole, or all that begin as one that is put together."""
    texts = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    begun = tuple(
        node.values[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and "." in node.values[0].value
    )
    return {key for key in read(ENGLISH) if key in texts or key.startswith(begun or "\0")}


def test_every_sentence_is_of_a_rule_or_shared():
    assert {key.partition(".")[0] for key in read(ENGLISH)} <= {*all_rules(), *SHARED}


def test_every_sentence_is_said_somewhere():
    said = set().union(*(keys(ast.parse(path.read_text())) for path in ROOT.rglob("*.py")))
    assert set(read(ENGLISH)) - said == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rules_hold_no_sentence(path):
    """A fault's message and advice come from the catalogue: no text in a rule's code ends like a sentence."""
    tree = ast.parse(path.read_text())
    pages = {id(node.body[0].value) for node in ast.walk(tree) if _has_page(node)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [node.value for node in texts if id(node) not in pages and _is_sentence(node.value)] == []


def _has_page(node):
    return isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None


def _is_sentence(text):
    return text[:1].isupper() and text.endswith((".", "?", "!", ".)")) and text.count(" ") > 2


@pytest.mark.parametrize(("key", "sentence"), read(ENGLISH).items())
def test_a_sentence_is_one(key, sentence):
    """One line that can be filled in; whole sentences begin with a capital and end."""
    assert places(sentence) is not None
    for text in sentence.values() if isinstance(sentence, dict) else [sentence]:
        assert text.strip() == text
        assert "\n" not in text
        if not key.startswith("words."):
            assert text.endswith((".", ":", "?", "}"))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "An entry is nothing but an address (x)."),
        (2, "2 entries are nothing but an address (x)."),
        (0, "0 entries are nothing but an address (x)."),
    ],
)
def test_a_number_decides_between_singular_and_plural(count, expected):
    assert say("bare-url.entries", count=count, lines="x") == expected


def test_what_is_filled_in_is_taken_as_it_is():
    assert "{count} {0} {x.y}" in say("bare-url.entries", count=2, lines="{count} {0} {x.y}")


def test_the_lines_of_entries():
    assert lines([a_source(line=3)]) == "line 3"
    assert lines([a_source(line=3), a_source(line=5), a_source(line=3)]) == "lines 3, 5"
    assert lines([a_source(line=line) for line in range(1, 30)]).endswith("10, … 19 more")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, ""), ("", ""), (" a\n b\t", "a b"), ("x" * 300, "x" * 199 + "…"), ("y " * 1_000_000, None)],
)
def test_what_is_shown_is_one_line_and_short(text, expected):
    assert len(shown(text)) <= 200
    assert expected is None or shown(text) == expected


def a_folder(tmp_path, text, name="own.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_a_users_own_sentences_are_said_and_the_others_stay_english(tmp_path):
    folder = a_folder(tmp_path, '[no-sources]\nempty = "Der Artikel ist leer."\n')
    settings = JudgeSettings(messages=folder)
    (finding,) = judge(an_article(text=""), [], settings)
    assert finding.fault.message == "Der Artikel ist leer."
    (finding,) = judge(an_article(text="Words."), [], settings)
    assert finding.fault.message == "No list of sources was found."


def test_a_rules_own_advice_can_be_translated(tmp_path):
    folder = a_folder(tmp_path, '[no-sources]\nadvice = "Nennen Sie Ihre Quellen."\n')
    (finding,) = judge(an_article(text="Words."), [], JudgeSettings(messages=folder))
    assert finding.advice == "Nennen Sie Ihre Quellen."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no sentences there"),
        ("[no-sources]\nempty = 3\n", "own.toml: no-sources.empty is no sentence"),
        ("no-sources = 3\n", "own.toml: no-sources is no table"),
        ('[no-sources]\nemtpy = "x"\n', "did you mean 'no-sources.empty'"),
        ('[bare-url.entries]\none = "x"\n', 'lacks "other"'),
        ('[bare-url.entries]\nother = "{cuont} x"\n', "nothing to fill in for {cuont}"),
        ('[bare-url.entries]\nother = "{count x"\n', "a brace that names nothing"),
        ('[bare-url.entries]\nother = "{count.real} x"\n', "a brace that names nothing"),
        ("[no-sources\n", "own.toml"),
    ],
)
def test_a_catalogue_that_cannot_be_is_named_in_one_line(tmp_path, text, words):
    folder = a_folder(tmp_path, text)
    with pytest.raises(UserError) as caught, in_words_of(folder):
        pass
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
