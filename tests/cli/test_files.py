"""PATHs in, the names of articles out."""

import pytest

from linkcheck.cli.files import articles, find


@pytest.fixture(autouse=True)
def tree(tmp_path, monkeypatch):
    """A directory with articles, hidden ones, and files that are none."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.md",
        "a.txt",
        "c.py",
        ".hidden.md",
        "posts/z.html",
        "posts/y.md",
        ".git/x.md",
        "node_modules/n.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    return tmp_path


def found(*paths):
    complaints = []
    return find(paths, complaints.append), complaints


def test_a_directory_gives_its_articles_sorted_and_no_hidden_ones():
    names, complaints = found("posts", ".")
    assert names == ["posts/y.md", "posts/z.html", "./a.txt", "./b.md", "./posts/y.md", "./posts/z.html"]
    assert complaints == []


def test_a_file_that_is_named_is_an_article_whatever_it_is_called():
    assert found("c.py", ".hidden.md")[0] == ["c.py", ".hidden.md"]


def test_a_glob_is_expanded():
    assert found("**/*.md")[0] == ["b.md", "node_modules/n.md", "posts/y.md"]


def test_each_is_named_once():
    assert found("b.md", "b.md")[0] == ["b.md"]


@pytest.mark.parametrize("path", ["nowhere", "*.nothing", "", "a\0b"])
def test_what_means_nothing_is_complained_of(path):
    names, complaints = found(path, "b.md")
    assert names == ["b.md"]
    assert len(complaints) == 1


def test_a_broken_link_and_a_directory_are_complaints_not_crashes(tree):
    (tree / "broken.md").symlink_to("nowhere")
    complaints = []
    read = list(articles(["broken.md", "posts", "b.md"], "stdin.txt", complaints.append, str))
    assert [article.path for article in read] == ["b.md"]
    assert len(complaints) == 2
