"""Builds `src/legation/data/actors/states` and `territories`: `python -m training.knowledge.build_states`.

Names come from ISO 3166 (pycountry), CLDR (babel) and rigour; demonyms, peoples, capitals, seats of
government and usual short names from the tables beside this file. Nothing of it is needed at run time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import babel
import pycountry
import yaml
from rigour.territories import get_territory

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / "src" / "legation" / "data" / "actors"
COLUMNS = ("names", "demonyms", "people", "capitals", "seats", "acronyms")
SHORT = {"KOS": "XK"}
HEADER = "# Made by training/knowledge/build_states.py from pycountry, babel, rigour and the tables beside it.\n"
_ENTRY = re.compile(r"(?P<mark>[=?]?)(?P<text>[^<>]+)(?:>(?P<since>\d{4}))?(?:<(?P<until>\d{4}))?")
# a demonym with such an ending has no plural in -s
_NO_PLURAL = (
    "ese",
    "sh",
    "ch",
    "ss",
    "ic",
    "is",
    "s",
    "é",
    "be",
    "z",
    "y",
    "al",
    "ine",
    "a",
    "ux",
    "Lao",
    "Thai Lao",
)


def rows(table: str) -> Iterator[list[str]]:
    """Rows of a table, without comments."""
    for line in (HERE / table).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def words(cell: str) -> list[Any]:
    """Entries of a cell: words, or mappings where there is more to say."""
    found: list[Any] = []
    for entry in filter(None, (part.strip() for part in cell.split(";"))):
        match = _ENTRY.fullmatch(entry)
        if match is None:
            raise ValueError(f"cannot read {entry!r}")
        fields: dict[str, Any] = {"text": match["text"].strip()}
        fields |= {key: int(match[key]) for key in ("since", "until") if match[key]}
        fields |= {"=": {"exact": True}, "?": {"unmatched": True}, "": {}}[match["mark"]]
        found.append(fields if len(fields) > 1 else fields["text"])
    return found


def text_of(word: Any) -> str:
    """The wording of an entry."""
    return str(word["text"] if isinstance(word, dict) else word)


def peoples(demonyms: list[Any], name: str) -> Iterator[Any]:
    """Plurals of the demonyms that form them with -s."""
    for word in demonyms:
        text = text_of(word)
        if text.endswith(_NO_PLURAL) or text in (name, "Philippine", "Dutch"):
            continue
        yield {**word, "text": text + "s"} if isinstance(word, dict) else text + "s"


def library_names(code: str) -> Iterator[str]:
    """Names of a state in the libraries, as a report may put them."""
    known = pycountry.countries.get(alpha_3=code)
    if known is not None:
        for key in ("name", "common_name", "official_name"):
            name = getattr(known, key, None)
            if name and "," not in name and "(" not in name:
                yield name
    short = known.alpha_2 if known is not None else SHORT.get(code)
    if short is not None:
        cldr = babel.Locale("en").territories.get(short)
        if cldr and "SAR" not in cldr and "(" not in cldr and "&" not in cldr:
            yield cldr
        territory = get_territory(short.lower())
        if territory is not None and "(" not in territory.full_name and "," not in territory.full_name:
            yield territory.full_name


def state(row: list[str]) -> dict[str, Any]:
    """One entry of a pack."""
    code, lists = row[0], dict(zip(COLUMNS, map(words, row[1:7]), strict=True))
    name = text_of(lists["names"][0])
    entry: dict[str, Any] = {"code": code, "name": name}
    known = pycountry.countries.get(alpha_3=code)
    if code in SHORT or known is not None:
        entry["codes"] = [SHORT[code], "XKX"] if known is None else [known.alpha_2]
    have = {text_of(word).removeprefix("the ").removeprefix("The ") for word in lists["names"]}
    for other in library_names(code):
        plain = other.removeprefix("the ").removeprefix("The ")
        if plain not in have:
            have.add(plain)
            lists["names"].append(plain)
    lists["people"] += [word for word in peoples(lists["demonyms"], name) if word not in lists["people"]]
    lists["names"] = [word for word in lists["names"] if word != name]
    entry |= {key: listed for key, listed in lists.items() if listed}
    if len(row) > 7:
        entry |= {"since": int(row[7]), "until": int(row[8])}
    return entry


def region(code: str) -> str:
    """File name of the part of the world that a state lies in."""
    known = pycountry.countries.get(alpha_3=code)
    territory = get_territory((SHORT[code] if known is None else known.alpha_2).lower())
    part = None if territory is None else (territory._subregion or territory._region)
    return re.sub(r"[^a-z]+", "_", (part or "other").lower())


def write(path: Path, heading: str, entries: list[dict[str, Any]]) -> None:
    """Writes one file of a pack."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_dump({heading: entries}, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    path.write_text(HEADER + body, encoding="utf-8")


def main() -> None:
    """Writes all files."""
    regions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("states.txt"):
        regions[region(row[0])].append(state(row))
    for name, entries in regions.items():
        write(FOLDER / "states" / f"{name}.yaml", "states", entries)
    write(FOLDER / "states" / "former.yaml", "states", [state(row) for row in rows("former_states.txt")])
    write(
        FOLDER / "territories" / "territories.yaml",
        "territories",
        [state(row) for row in rows("territories.txt")],
    )


if __name__ == "__main__":
    main()
