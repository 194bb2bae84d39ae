"""The documentation says what is so: generated pages are fresh, examples run, nothing is left out."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import typer
from typer.testing import CliRunner

from legation import config
from legation.cli.app import app
from legation.errors import LegationError
from legation.export.dossier_json import dossier_json
from legation.export.json_lines import as_json, mentions_json
from legation.knowledge.actors import load_actors
from legation.knowledge.patterns import load_patterns
from legation.model.relation import CodedReport, Dossier, Record
from legation.pipeline import load_pipeline
from legation.store.queries import LedgerInfo

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
BY_HAND = ("corpus-format.md", "guideline.md", "guide.md", "json.md", "architecture.md", "README.md")
GENERATED = ("codebook.md", "commands.md", "corpus.md", "evaluation.md", "settings.md")
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
ANYTHING = "…"
page_of = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file that it is, and its text."""

    language: str
    file: str
    text: str


def blocks(page: Path) -> list[Block]:
    found = []
    for match in FENCE.finditer(page.read_text(encoding="utf-8")):
        language, _, file = match["info"].strip().partition(" ")
        found.append(Block(language, file, match["body"]))
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, as somebody has who follows the pages."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in (config.LEDGER_VARIABLE, config.FILE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@page_of
def test_the_examples_of_a_page_run_in_order(page: Path, folder: Path) -> None:
    shared: dict[str, Any] = {}
    for block in blocks(page):
        if block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
            forget_packs()
        elif block.language == "console":
            run_console(block.text)
        elif block.language == "python" and ">>>" in block.text:
            run_doctest(block.text, shared, page.name)


def forget_packs() -> None:
    """A process reads a pack once; on the command line every command is a process of its own."""
    for loader in (load_pipeline, load_patterns, load_actors):
        loader.cache_clear()


def test_the_guide_has_examples() -> None:
    languages = [block.language for block in blocks(DOCS / "guide.md")]
    assert languages.count("console") >= 10
    assert languages.count("python") >= 2


def run_console(text: str) -> None:
    last: tuple[str, int] | None = None
    for command, shown in commands_of(text):
        if command == "echo $?":
            assert last is not None, "$? needs a command before it"
            assert str(last[1]) == shown.strip(), f"{last[0]}: exit status {last[1]}"
            last = None
            continue
        if last is not None:
            assert last[1] == 0, f"{last[0]}: exit status {last[1]}"
        if re.match(r"(cat \S+ \| )?legation( |$)", command):
            status, printed, errors = run(command)
            lines = shown.splitlines()
            assert_shown([line for line in lines if not line.startswith("legation: ")], printed, command)
            assert_shown([line for line in lines if line.startswith("legation: ")], errors, command)
            last = command, status
    assert last is None or last[1] == 0, f"{last}: exit status"


def commands_of(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the lines shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command.strip(), shown


def run(command: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    piped = None
    if command.startswith("cat "):
        file, _, command = command.removeprefix("cat ").partition(" | ")
        piped = Path(file).read_text(encoding="utf-8")
    result = CliRunner().invoke(app, shlex.split(command)[1:], input=piped)
    if isinstance(result.exception, LegationError):
        return 2, result.stdout, f"{result.stderr}\nlegation: {result.exception}"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def assert_shown(shown: list[str], output: str, command: str) -> None:
    """Every shown line stands in the output, in the same order; breaks and spaces do not count."""
    real, at = squeezed(output), 0
    for line in shown:
        for part in filter(None, map(squeezed, line.split(ANYTHING))):
            found = real.find(part, at)
            assert found >= 0, f"$ {command}\ndoes not print, after what stands before it: {part}\n\n{output}"
            at = found + len(part)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def run_doctest(text: str, shared: dict[str, Any], name: str) -> None:
    test = doctest.DocTestParser().get_doctest(text, shared, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    told: list[str] = []
    runner.run(test, out=told.append, clear_globs=False)
    shared.update(test.globs)
    assert runner.summarize(verbose=False).failed == 0, "".join(told)


@page_of
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for match in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target, _, heading = match["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{page.name} links to {target}, which does not exist"
        if heading:
            assert heading in headings(file), f"{page.name} links to {match['target']}: no such heading"


def headings(page: Path) -> set[str]:
    """Headings as the anchors that they get."""
    found = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


def test_generated_pages_are_fresh() -> None:
    command = [sys.executable, str(DOCS / "make.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_in_the_guide_and_every_option_in_its_reference() -> None:
    guide = text_of("guide.md")
    reference = dict(re.findall(r"^## `(.+?)`\n(.*?)(?=^## |\Z)", text_of("commands.md"), re.MULTILINE | re.DOTALL))
    for path, command in all_commands("legation", typer.main.get_command(app)):
        assert path in guide, f"{path} is not in the guide"
        for parameter in command.params:
            for name in parameter.opts if parameter.opts[0].startswith("-") else [parameter.metavar]:
                assert f"`{name}`" in reference[path], f"{path}: {name}"


def all_commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield path, command
        return
    for name, child in command.commands.items():
        yield from all_commands(f"{path} {name}", child)


def test_every_setting_is_named() -> None:
    for kind in (config.Settings, config.Limits):
        for field in fields(kind):
            name = field.name if field.name != "limits" else "[limits]"
            assert f"`{name}`" in text_of("settings.md"), f"setting {name}"
    for name in (config.FILE, config.FILE_VARIABLE, config.LEDGER_VARIABLE):
        assert f"`{name}`" in text_of("settings.md")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def filled(kind: Any, depth: int = 0) -> Any:
    """A value of a type with nothing left empty; a type inside itself ends at the third time."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return inner[0]
    if origin in (Union, UnionType):
        return filled(next(each for each in inner if each is not type(None)), depth)
    if origin is tuple:
        return () if depth > 8 else tuple(filled(each, depth) for each in inner if each is not Ellipsis)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: filled(hints[field.name], depth + 1) for field in fields(kind)})  # type: ignore[operator]
    return {str: "x", int: 1, float: 1.0, bool: True, date: date(2020, 1, 1)}[kind]


@cache
def described(heading: str) -> set[str]:
    """Fields in the table below a heading of json.md."""
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text_of("json.md"), re.MULTILINE | re.DOTALL)
    assert part is not None, f"json.md has no chapter {heading!r}"
    cells = re.findall(r"^\| (`.+?) \|", part[1], re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


RECORD = as_json(filled(Record))
DOSSIER = dossier_json(filled(Dossier))
MENTIONS = mentions_json(filled(CodedReport))
EVENT, RELATION, CONFLICT = RECORD["events"][0], RECORD["relations"][0], RECORD["conflicts"][0]
OBJECTS: dict[str, dict[str, Any]] = {
    "Record": RECORD,
    "Report": RECORD["report"],
    "Event": EVENT,
    "Condition": RECORD["conditions"][0],
    "Relation": RELATION,
    "Earlier state": RELATION["history"][0],
    "Conflict": CONFLICT,
    "Claim": CONFLICT["claims"][0],
    "Dossier": DOSSIER,
    "Mentions": MENTIONS,
    "Actor mention": MENTIONS["actors"][0],
    "Place mention": MENTIONS["places"][0],
    "Party": EVENT["sources"][0],
    "Evidence": EVENT["evidence"][0],
    "Date": EVENT["date"],
    "Place": EVENT["place"],
    "Amount": EVENT["amounts"][0],
    "Decision": EVENT["decisions"][0],
    "Ledger": dict.fromkeys(["ledger", *(field.name for field in fields(LedgerInfo))]),
}


@pytest.mark.parametrize("heading", OBJECTS)
def test_json_fields_are_described_and_no_others(heading: str) -> None:
    assert described(heading) == set(OBJECTS[heading])


def test_every_object_of_the_json_has_a_chapter() -> None:
    """No object hides inside another without a chapter of its own."""
    known = {frozenset(value) for value in OBJECTS.values()}
    for name, value in {"record": RECORD, "dossier": DOSSIER, "mentions": MENTIONS}.items():
        for found in objects_in(value):
            # the dossier's evidence is keyed by ids
            assert frozenset(found) in known or found is DOSSIER["evidence"], f"{name}: {sorted(found)}"


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from objects_in(each)


def test_the_table_of_steps_is_that_of_the_pipeline() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| `(steps/[\w./]+)` \| (.+?) \| (.+?) \|", text_of("architecture.md"), re.MULTILINE
    )
    told = [(name, set(needs.split(", ")), set(adds.split(", "))) for name, _, needs, adds in rows]
    assert told == [(step.name, set(step.needs), set(step.adds)) for step in load_pipeline().steps]
    for _, file, _, _ in rows:
        assert (ROOT / "src" / "legation" / file).exists(), file


def test_no_page_names_a_machine() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"/(?:work|tmp|home|root|Users)/", text), page.name


def test_the_index_names_every_page() -> None:
    index = text_of("README.md")
    for page in DOCS.glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, page.name


def test_each_page_is_either_generated_or_written() -> None:
    assert {page.name for page in DOCS.glob("*.md")} == {*BY_HAND, *GENERATED, "decisions.md"}
    for name in GENERATED:
        assert text_of(name).startswith("<!-- Made by `python docs/make.py`"), name
