"""The arrows between the rooms run one way."""

import ast
from pathlib import Path

import linkcheck

ROOT = Path(linkcheck.__file__).parent

# What each room may import besides itself. What stands under the rooms: grammar, then nouns.
GRAMMAR = {
    *("version", "tables", "spelling", "dates", "urls", "addresses", "charsets", "languages"),
    *("isbn", "csl", "markup"),
}
NOUNS = GRAMMAR | {"model"}
ALLOWED = {
    "version": set(),
    "tables": set(),
    "spelling": set(),
    "dates": {"tables"},
    "urls": set(),
    "addresses": set(),
    "charsets": set(),
    "languages": {"tables"},
    "isbn": set(),
    "csl": {"dates", "charsets"},
    "markup": set(),
    "model": {"dates"},
    "article": NOUNS,
    "fetch": NOUNS,
    "page": NOUNS,
    "followups": NOUNS,
    "rules": NOUNS,
    "formats": NOUNS,
    "config": NOUNS | {"fetch", "followups", "rules", "formats"},
    "readers": NOUNS | {"page"},
    "inquiries": NOUNS | {"fetch", "followups", "config", "readers"},
    "lookups": NOUNS | {"fetch", "page", "followups", "rules", "config", "readers", "inquiries"},
    "pipeline": NOUNS | {"article", "fetch", "rules", "config", "lookups"},
    "cli": NOUNS | {"article", "page", "rules", "formats", "config", "pipeline"},
    "demo": set(),
}
AWAITING = {
    "fetch",
    "readers",
    "inquiries",
    "lookups",
    "pipeline",
    "cli",
}  # cli runs the loop, and waits for the pipeline in it


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts not in {("__init__",), ("__main__",)}:
            yield parts[0], path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree):
    """Return the names below ``linkcheck`` that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "linkcheck":
            below = (node.module or "").split(".")[1:]
            yield from ([*below] if below else [alias.name] for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1:] for alias in node.names if alias.name.startswith("linkcheck."))


def test_every_room_is_drawn():
    assert {room for room, *_ in modules()} == set(ALLOWED)


def test_arrows_run_one_way():
    """A room imports what stands below it and nothing else."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {'.'.join(names)}"
        for room, path, tree in modules()
        for names in imported(tree)
        if names[0] != room and names[0] not in ALLOWED[room]
    ]
    assert not wrong


def test_config_gathers_settings_only():
    allowed = {("fetch", "settings"), ("followups", "settings"), ("rules", "settings"), ("rules", "checks")}
    wrong = [
        ".".join(names)
        for room, _, tree in modules()
        if room == "config"
        for names in imported(tree)
        if names[0] in {"fetch", "followups", "rules"} and tuple(names[:2]) not in allowed
    ]
    assert not wrong


def test_no_file_imports_its_own_door():
    """Inside a room a file imports its sibling, never the package it stands in."""
    wrong = [
        str(path.relative_to(ROOT))
        for room, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == f"linkcheck.{room}" and path.parent.name == room
        for alias in node.names
        if not (path.parent / f"{alias.name}.py").exists()
    ]
    assert not wrong


def test_only_the_rooms_that_may_await_do():
    awaiting = {
        room
        for room, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Await | ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith)
    }
    assert awaiting <= AWAITING


def test_only_the_command_line_prints_and_exits():
    wrong = [
        str(path.relative_to(ROOT))
        for room, path, tree in modules()
        if room != "cli"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"print", "exit", "input"}
    ]
    assert not wrong


def test_only_retry_knows_tenacity():
    users = {
        str(path.relative_to(ROOT))
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "tenacity"
    }
    assert users == {"fetch/retry.py"}


def test_modules_are_short():
    """A file that outgrows its room is split."""
    long = {str(path): len(path.read_text().splitlines()) for _, path, _ in modules()}
    assert {path: lines for path, lines in long.items() if lines > 400} == {}


def test_the_median_function_is_short():
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for room, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] < 15


def test_there_is_no_room_for_odds_and_ends():
    names = {path.stem for _, path, _ in modules()}
    assert not names & {"utils", "util", "helpers", "base", "manager", "common", "misc"}
