"""``linkcheck check``, end to end over loopback."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Web, endless, http, page, silence

from linkcheck.cli.main import main

QUICK = ["--allow-private", "--spacing", "0", "--attempts", "1", "--timeout", "5"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in a folder of the test's own, without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in [name for name in os.environ if name.startswith("LINKCHECK_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def web():
    answers = {
        "/talks": page("Putin and Xi to hold talks", "2021-12-15T08:00:00Z"),
        "/more": page("More about the talks"),
        "/late": page("How the talks went", "2022-05-01"),
        "/moved": http(301, {"location": "/talks"}),
        "/pasta": page("Ten pasta recipes for a rainy weekend"),
        "/wall": http(403, body="<title>Forbidden</title>"),
        "/broken": http(500),
        "/silent": silence,
        "/endless": endless,
        "/loop": http(302, {"location": "/loop"}),
        "/random": http(body=bytes(range(256)) * 100),
    }
    with Web(answers) as web:
        yield web


def markdown(web, *paths, title="On the talks", date="2021-12-15"):
    """Write an article that cites the paths and return its name."""
    entries = "".join(f"- [{words}]({web.base}{path})\n" for path, words in paths)
    Path("article.md").write_text(f"---\ntitle: {title}\ndate: {date}\n---\nText.\n\n## Sources\n\n{entries}")
    return "article.md"


def checked(capsys, *arguments):
    """Run the command and return its exit code and its JSON report."""
    code = main([*arguments, *QUICK, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def rules(report):
    (article,) = report["articles"]
    return [finding["rule"] for each in [*article["sources"], article] for finding in each["findings"]]


FINE = (("/talks", "Putin and Xi to hold talks"), ("/more", "More about the talks"))


def test_a_markdown_article_with_good_sources(capsys, web):
    code, report = checked(capsys, markdown(web, *FINE))
    assert code == 0
    assert set(rules(report)) == {"insecure-link"}
    source = report["articles"][0]["sources"][0]
    assert source["fetch"]["status"] == 200
    assert source["page"]["published"] == "2021-12-15"
    assert source["line"] == 9


def test_an_html_article(capsys, web):
    Path("a.html").write_text(
        f"<!doctype html><title>On the talks</title><article><h1>On the talks</h1><p>Text.</p><h2>Sources</h2><ul>"
        f'<li><a href="{web.base}/talks">Putin and Xi to hold talks</a></li>'
        f'<li><a href="{web.base}/nowhere">A page that is gone</a></li></ul></article>'
    )
    code, report = checked(capsys, "a.html")
    assert code == 1
    assert "dead-link" in rules(report)


def test_a_plain_text_with_its_sources_in_one_line(capsys, web):
    Path("a.txt").write_text(
        f" date 2021-12-15 \n\nWords of the article.\n\nSources 1/ https://Google.com/ 2/ {web.base}/talks\n"
    )
    main(["a.txt", *QUICK, "--format", "json", "--select", "search-engine-home,single-source", "--offline"])
    report = json.loads(capsys.readouterr().out)
    assert rules(report) == ["search-engine-home", "single-source"]
    assert report["articles"][0]["published"] == "2021-12-15"
    assert [source["column"] for source in report["articles"][0]["sources"]] == [9, 32]


@pytest.mark.parametrize(
    ("path", "words", "rule", "kind", "code"),
    [
        ("/nowhere", "A page that is gone", "dead-link", "fail", 1),
        ("/pasta", "Putin and Xi to hold talks", "title-mismatch", "fail", 0),
        ("/late", "How the talks went", "published-after-article", "fail", 0),
        ("/wall", "Members only pages", "bot-wall", "open", 0),
        ("/broken", "A broken server", "unreachable", "open", 0),
        ("/loop", "A page in a circle", "unreachable", "open", 0),
    ],
)
def test_what_is_found(capsys, web, path, words, rule, kind, code):
    exit_code, report = checked(capsys, markdown(web, (path, words), *FINE))
    findings = report["articles"][0]["sources"][0]["findings"]
    assert [(finding["rule"], finding["kind"]) for finding in findings if finding["rule"] != "insecure-link"] == [
        (rule, kind)
    ]
    assert exit_code == code


def test_hostile_servers_end_in_a_report(capsys, web):
    """One that never answers, one that never ends, random bytes: open or fine, never dead."""
    paths = (("/silent", "A silent server"), ("/endless", "A body without an end"), ("/random", "Random bytes"))
    code = main(
        [
            markdown(web, *paths),
            "--allow-private",
            "--attempts",
            "1",
            "--timeout",
            "0.3",
            "--spacing",
            "0",
            "--format",
            "json",
        ]
    )
    report = json.loads(capsys.readouterr().out)
    assert code == 0
    assert "dead-link" not in rules(report)
    kinds = [
        source["fetch"]["failure"] and source["fetch"]["failure"]["kind"]
        for source in report["articles"][0]["sources"]
    ]
    assert kinds[0] == "timeout"


def test_a_redirect_is_in_the_report(capsys, web):
    _, report = checked(capsys, markdown(web, ("/moved", "Putin and Xi to hold talks")))
    fetch = report["articles"][0]["sources"][0]["fetch"]
    assert fetch["redirects"] == [{"url": f"{web.base}/moved", "status": 301}]
    assert fetch["final_url"] == f"{web.base}/talks"


# ---------------------------------------------------------------- exit codes and options


def test_the_lowest_level_that_fails_can_be_set(capsys, web):
    name = markdown(web, ("/pasta", "Putin and Xi to hold talks"), *FINE)
    assert checked(capsys, name)[0] == 0
    assert checked(capsys, name, "--fail-on", "warning")[0] == 1
    assert checked(capsys, markdown(web, ("/nowhere", "Gone and gone")), "--fail-on", "never")[0] == 0


def test_open_questions_fail_only_when_strict(capsys, web):
    name = markdown(web, ("/wall", "Members only"), *FINE)
    assert checked(capsys, name)[0] == 0
    assert checked(capsys, name, "--strict")[0] == 3


def test_a_failure_counts_more_than_an_open_question(capsys, web):
    name = markdown(web, ("/wall", "Members only"), ("/nowhere", "Gone and gone"))
    assert checked(capsys, name, "--strict")[0] == 1


def test_rules_can_be_chosen(capsys, web):
    name = markdown(web, ("/nowhere", "Gone and gone"))
    assert rules(checked(capsys, name, "--select", "dead-link")[1]) == ["dead-link"]
    assert "dead-link" not in rules(checked(capsys, name, "--ignore", "dead-link,insecure-link")[1])


def test_a_config_file_sets_levels_and_options(capsys, web):
    Path("linkcheck.toml").write_text(
        '[rules.title-mismatch]\nlevel = "error"\n[rules.insecure-link]\nlevel = "warning"\n'
    )
    name = markdown(web, ("/pasta", "Putin and Xi to hold talks"), *FINE)
    code, report = checked(capsys, name)
    assert code == 1
    levels = {finding["rule"]: finding["level"] for finding in report["articles"][0]["sources"][0]["findings"]}
    assert levels == {"title-mismatch": "error", "insecure-link": "warning"}


def test_the_environment_is_between_file_and_command_line(capsys, web, monkeypatch):
    Path("linkcheck.toml").write_text('fail-on = "never"\n')
    name = markdown(web, ("/nowhere", "Gone and gone"))
    assert checked(capsys, name)[0] == 0
    monkeypatch.setenv("LINKCHECK_FAIL_ON", "error")
    assert checked(capsys, name)[0] == 1
    assert checked(capsys, name, "--fail-on", "never")[0] == 0


def test_several_articles_are_reported_in_order_and_asked_once(capsys, web):
    for number in range(10):
        Path(f"{number}.md").write_text(f"## Sources\n- [Talks]({web.base}/talks)\n- [More]({web.base}/more)\n")
    _, report = checked(capsys, ".")
    assert [article["path"] for article in report["articles"]] == [f"./{number}.md" for number in range(10)]
    assert web.asked == {"/talks": 1, "/more": 1}


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.md"], "nowhere.md: no such file"),
        (["*.nothing"], "matches no file"),
        (["empty-folder"], "no articles in this directory"),
        (["binary.md"], "not a text"),
        (["https://daily.site/a", "--offline"], "not fetched"),
        (["https://", "--attempts", "1"], "no address that a browser would open"),
        (["a.md", "--format", "jsn"], "did you mean 'json'"),
        (["a.md", "--timeout", "soon"], "is no number"),
        (["a.md", "--select", "dead-links"], "did you mean 'dead-link'"),
        (["a.md", "--config", "nowhere.toml"], "nowhere.toml"),
        (["a.md", "--replay", "nowhere.warc.gz"], "nowhere.warc.gz"),
        (["a.md", "--record", "no/such/folder.warc.gz"], "no/such/folder"),
        (["a.md", "--offline", "--output", "/proc/nowhere/x"], "/proc/nowhere/x"),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_code_2(capsys, arguments, words):
    Path("a.md").write_text("Text.")
    Path("empty-folder").mkdir()
    Path("binary.md").write_bytes(b"\x7fELF\0\0\0")
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_a_wrong_option_is_one_line_and_exit_code_2(capsys):
    with pytest.raises(SystemExit) as left:
        main(["a.md", "--no-such-option"])
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_one_line(capsys):
    Path("a.md").write_text("Text.")
    Path("a.md").chmod(0)
    assert main(["a.md"]) == 2
    assert "Permission denied" in capsys.readouterr().err


def test_the_other_articles_go_on(capsys, web):
    name = markdown(web, *FINE)
    code = main([name, "nowhere.md", *QUICK, "--format", "json"])
    captured = capsys.readouterr()
    assert code == 2
    assert "nowhere.md" in captured.err
    assert len(json.loads(captured.out)["articles"]) == 1


def test_an_empty_file_is_a_finding(capsys):
    Path("a.md").touch()
    code, report = checked(capsys, "a.md")
    assert code == 0
    assert rules(report) == ["no-sources"]


def test_a_line_of_fifty_megabytes_is_one_line_to_the_user(capsys):
    Path("a.md").write_bytes(b"x" * 50_000_000)
    assert main(["a.md"]) == 2
    told = capsys.readouterr().err
    assert "larger than" in told
    assert len(told) < 200


def test_standard_input_is_an_article(capsys, web, monkeypatch):
    class Stdin:
        class buffer:  # noqa: N801
            @staticmethod
            def read(most):
                return f"## Sources\n- [Talks]({web.base}/talks)\n".encode()

    monkeypatch.setattr(sys, "stdin", Stdin)
    _, report = checked(capsys, "-", "--stdin-name", "draft.md")
    assert report["articles"][0]["path"] == "draft.md"
    assert len(report["articles"][0]["sources"]) == 1


def test_a_name_with_escapes_does_not_reach_the_terminal(capsys):
    assert main(["\x1b[31mred.md"]) == 2
    assert "\x1b" not in capsys.readouterr().err


# ---------------------------------------------------------------- output


def test_console_output_in_a_pipe_has_no_colour(capsys, web):
    assert main([markdown(web, ("/nowhere", "Gone and gone")), *QUICK]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "article.md:9:" in told
    assert "dead-link" in told


def test_colour_can_be_forced(capsys, web, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    main([markdown(web, ("/nowhere", "Gone and gone")), *QUICK])
    assert "\x1b[" in capsys.readouterr().out


def test_quiet_says_nothing_about_a_clean_article(capsys, web):
    assert main([markdown(web, *FINE), *QUICK, "--quiet", "--ignore", "insecure-link"]) == 0
    assert capsys.readouterr().out == ""


def test_reports_are_written_whatever_the_exit_code(capsys, web):
    code = main([markdown(web, ("/nowhere", "Gone and gone")), *QUICK, "--report", "out/reports"])
    assert code == 1
    assert json.loads(Path("out/reports/report.json").read_text())["summary"]["errors"] == 1
    assert Path("out/reports/report.html").read_text().lower().startswith("<!doctype html>")
    assert "dead-link" in capsys.readouterr().out, "the console tells it, too"
    assert sorted(path.name for path in Path("out/reports").iterdir()) == ["report.html", "report.json"]


def test_output_goes_to_a_file(capsys, web):
    main([markdown(web, *FINE), *QUICK, "--format", "json", "--output", "report.json"])
    assert capsys.readouterr().out == ""
    assert json.loads(Path("report.json").read_text())["summary"]["sources"] == 2


# ---------------------------------------------------------------- record and replay


def without_times(text):
    report = json.loads(text)
    report["started"] = None
    for article in report["articles"]:
        for source in article["sources"]:
            if source["fetch"]:
                source["fetch"].pop("checked", None)
    return report


def test_a_replayed_check_gives_the_same_report(capsys, web):
    paths = [
        ("/talks", "Putin and Xi to hold talks"),
        ("/moved", "Moved"),
        ("/nowhere", "Gone"),
        ("/wall", "Wall"),
    ]
    paths += [
        ("/broken", "Broken"),
        ("/loop", "Loop"),
        ("/silent", "Silent"),
        ("/endless", "Endless"),
        ("/late", "Late"),
    ]
    name = markdown(web, *paths)
    options = ["--allow-private", "--spacing", "0", "--attempts", "2", "--timeout", "0.4", "--format", "json"]
    main([name, *options, "--record", "web.warc.gz"])
    before = capsys.readouterr().out
    asked = web.asked.total()
    main([name, *options, "--replay", "web.warc.gz"])
    after = capsys.readouterr().out
    assert web.asked.total() == asked, "a replay opens no socket"
    assert without_times(before) == without_times(after)
    assert len(before) == len(after), "byte for byte, but for the times"


def test_what_is_not_in_the_recording_stays_open(capsys, web):
    main([markdown(web, *FINE), *QUICK, "--record", "web.warc.gz", "--quiet"])
    capsys.readouterr()
    main([markdown(web, ("/other", "Another page")), *QUICK, "--replay", "web.warc.gz", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    (source,) = report["articles"][0]["sources"]
    assert source["fetch"]["failure"]["kind"] == "not-recorded"
    assert {finding["kind"] for finding in source["findings"] if finding["rule"] == "unreachable"} == {"open"}


# ---------------------------------------------------------------- the process


def started(*arguments):
    """Start the program as a user does."""
    return subprocess.Popen(
        [sys.executable, "-m", "linkcheck", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_reports_what_is_known(web, number):
    name = markdown(web, ("/nowhere", "Gone and gone"), ("/silent", "A silent server"))
    process = started(name, "--allow-private", "--spacing", "0", "--format", "json")
    while web.asked["/silent"] == 0 or web.asked["/nowhere"] == 0:
        assert process.poll() is None
    process.send_signal(number)
    out, told = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "interrupted" in told
    dead, silent = json.loads(out)["articles"][0]["sources"]
    assert dead["fetch"]["status"] == 404 or dead["fetch"]["failure"]["kind"] == "not-checked"
    assert silent["fetch"]["failure"]["kind"] == "not-checked"


def test_a_reader_that_has_seen_enough_is_no_error(web):
    process = started(markdown(web, *FINE), *QUICK, "--verbose")
    process.stdout.close()
    told = process.stderr.read()
    process.wait(10)
    process.stderr.close()
    assert "Traceback" not in told


def test_a_progress_line_does_not_reach_a_pipe(web):
    process = started(markdown(web, *FINE), *QUICK)
    out, told = process.communicate(timeout=20)
    assert told == ""
    assert "article.md" in out
