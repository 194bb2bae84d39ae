"""A small world for tests of who is meant: two and a half invented states, one union, some roles."""

from __future__ import annotations

from collections.abc import Sequence

from legation.knowledge.actors import ActorEntry, Surface
from legation.knowledge.roles import RoleWord

_STATES = {
    "OST": ("Ostland", "Ostlandic", "Ostlanders", "Ostburg"),
    "WES": ("Westmark", "Westmarkian", "Westmarkers", "Westhaven"),
    "NOR": ("Norria", "Norrian", "Norrians", "Norrhold"),
}
_UNION = ActorEntry("IGO", "River Union", None, None, "organisation")


def _surfaces() -> dict[tuple[str, ...], Surface]:
    found: dict[tuple[str, ...], Surface] = {}
    for code, (name, demonym, people, capital) in _STATES.items():
        entry = ActorEntry(code, name, code, "GOV", "state")
        for text, kind in ((name, "name"), (demonym, "demonym"), (people, "people"), (capital, "capital")):
            found[tuple(text.split())] = Surface(text, kind, entry, None, None)
    ost = found[("Ostland",)].entry
    found[("White", "Tower")] = Surface("White Tower", "seat", ost, None, None)
    found[("River", "Union")] = Surface("River Union", "name", _UNION, None, None)
    return found


_ROLES = [
    ("president", "GOV", "person", True, "head of state"),
    ("prime minister", "GOV", "person", True, "head of government"),
    ("foreign minister", "GOV", "person", True, "foreign minister"),
    ("minister", "GOV", "person", True, None),
    ("opposition leader", "OPP", "person", True, None),
    ("ambassador", "GOV", "person", True, None),
    ("general", "MIL", "person", True, None),
    ("official", "GOV", "person", False, None),
    ("expert", "EDU", "person", False, None),
    ("member", None, "person", False, None),
    ("spokesman", "GOV", "person", True, None),
    ("government", "GOV", "body", False, None),
    ("administration", "GOV", "body", False, None),
    ("parliament", "LEG", "body", False, None),
    ("army", "MIL", "body", False, None),
    ("troop", "MIL", "body", False, None),
    ("rebel", "REB", "person", False, None),
    ("protester", "OPP", "person", False, None),
    ("police", "COP", "body", False, None),
    ("leader", None, "person", True, None),
    ("ministry", "GOV", "body", False, None),
]


class SmallActors:
    """Answers like `ActorIndex`."""

    surfaces = _surfaces()

    def at(self, year: int | None) -> SmallActors:
        return self

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, Surface] | None:
        for count in (2, 1):
            found = self.surfaces.get(tuple(tokens[start : start + count]))
            if found is not None and start + count <= len(tokens):
                return count, found
        return None

    def namesakes(self, surface: Surface) -> Sequence[Surface]:
        return ()


class SmallRoles:
    """Answers like `RoleIndex`."""

    words = {
        tuple(lemma.split()): RoleWord(lemma, sector, kind, title, office)  # type: ignore[arg-type]
        for lemma, sector, kind, title, office in _ROLES
    }

    def longest(self, lemmas: Sequence[str], start: int) -> tuple[int, RoleWord] | None:
        for count in (2, 1):
            found = self.words.get(tuple(lemmas[start : start + count]))
            if found is not None and start + count <= len(lemmas):
                return count, found
        return None

    def standing(self, lemma: str) -> str | None:
        return {"former": "former", "ex": "former", "interim": "interim", "acting": "interim"}.get(lemma)
