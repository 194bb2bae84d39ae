"""The texts that the gold is about, made from where they lie: the gold itself holds only ids, digests, offsets, labels.

Wikinews articles come from the temporal dependency graphs (`dates_tdg_wikinews`), tokenised, a sentence a line,
their date first; and from GUM's news (`treebank_gum`). The same file always gives the same text.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_ARTICLE = re.compile(r'<doc id="(?P<id>\d+)" url="[^"]*" title="(?P<title>.*?)"><paragraph:[\d_]*>:SNT_LIST\n')
_SIGNS = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "``": "\N{LEFT DOUBLE QUOTATION MARK}",
    "''": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "`": "\N{LEFT SINGLE QUOTATION MARK}",
    "'": "\N{RIGHT SINGLE QUOTATION MARK}",
}
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]\}\u201d\u2019]|n't\b|['\u2019](?:s|re|ve|ll|d|m)\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[\{\u201c\u2018$\u00a3\u20ac]) ")
_GUM_LINE = re.compile(r"# (?P<key>text|newpar|meta::dateCreated|meta::title|newdoc id) ?=? ?(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text to be coded: where it comes from, when it was published, and its lines with the title first."""

    id: str
    published: str
    text: str


def all_texts(data: Path) -> Mapping[str, GoldText]:
    """Every Wikinews text that may be annotated, by id."""
    texts = [*_articles(data / "dates_tdg_wikinews"), *_gum_news(data / "treebank_gum")]
    return {text.id: text for text in texts}


def _articles(folder: Path) -> Iterator[GoldText]:
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("filename:")[1:]:
            head = _ARTICLE.match(part)
            if head is None:
                continue
            sentences = part[head.end() :].split("EDGE_LIST")[0].strip().splitlines()
            published = _day(sentences[0])
            if published is not None:
                lines = [html.unescape(head["title"]), *(_words_joined(sentence) for sentence in sentences[1:])]
                yield GoldText(f"wikinews-{head['id']}", published, "\n".join(lines))


def _day(line: str) -> str | None:
    try:
        return datetime.strptime(line.replace(" ,", ","), "%B %d, %Y").date().isoformat()
    except ValueError:
        return None


def _words_joined(sentence: str) -> str:
    """A tokenised sentence as it would be printed."""
    words = (_SIGNS.get(word, word) for word in html.unescape(sentence).split())
    joined = _NO_SPACE_BEFORE.sub("", " ".join(words))
    return _NO_SPACE_AFTER.sub("", joined)


def _gum_news(folder: Path) -> Iterator[GoldText]:
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        facts: dict[str, str] = {}
        paragraphs: list[list[str]] = [[]]
        for line in path.read_text(encoding="utf-8").splitlines():
            found = _GUM_LINE.match(line)
            if found is None:
                continue
            if found["key"] == "newpar":
                paragraphs.append([])
            elif found["key"] == "text":
                paragraphs[-1].append(found["value"])
            else:
                facts[found["key"]] = found["value"]
        lines = [" ".join(sentences) for sentences in paragraphs if sentences]
        published = facts["meta::dateCreated"]
        yield GoldText(facts["newdoc id"].replace("GUM_", "gum-").replace("_", "-"), published, "\n".join(lines))


def write_texts(data: Path, target: Path) -> None:
    """All texts as JSON lines, as `legation evaluate --texts` reads them."""
    with target.open("w", encoding="utf-8") as stream:
        for text in all_texts(data).values():
            row = {"id": text.id, "text": text.text, "published": text.published}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> int:
    """Writes the texts for `legation evaluate --texts`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True, help="a file for JSON lines; it holds others' texts")
    options = parser.parse_args()
    write_texts(options.data, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
