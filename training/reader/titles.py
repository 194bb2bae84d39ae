"""Takes titles off the names of persons: corpora disagree on "President Bush", the reader's name is "Bush"."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = frozenset(
    """mr mrs ms miss madam sir lord lady dame dr doctor prof professor president vice deputy prime minister premier
    chancellor king queen prince princess emperor tsar shah sultan sheikh sheik pope cardinal archbishop bishop father
    reverend rev rabbi imam ayatollah judge justice chief senator sen representative rep congressman congresswoman
    governor gov mayor secretary ambassador amb general gen lieutenant lt colonel col major maj captain capt sergeant
    sgt admiral adm commander cmdr speaker chairman chairwoman chair director inspector detective officer coach poet
    administrator ceo mp astronaut astronomer republican democrat
    former interim acting foreign home defense defence state attorney of the""".split()
)
_SMALL = frozenset({"of", "the", "state", "home", "foreign", "defense", "defence", "former", "acting", "interim"})


def without_titles(tokens: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The tags with the titles that lead a person's name taken off, and a title alone no name.

    >>> without_titles(("Vice", "President", "Ali"), ("B-PER", "I-PER", "I-PER"))
    ('O', 'O', 'B-PER')
    """
    cleaned = list(names)
    for start, tag in enumerate(names):
        if tag != "B-PER":
            continue
        end = start + 1
        while end < len(names) and names[end] == "I-PER":
            end += 1
        first = _first_after_title([_plain(token) for token in tokens[start:end]])
        cleaned[start : start + first] = ["O"] * first
        if start + first < end:
            cleaned[start + first] = "B-PER"
    return tuple(cleaned)


def _plain(token: str) -> str:
    return token.casefold().rstrip(".")


def _first_after_title(words: list[str]) -> int:
    """How many words lead the name; small words count only inside a title."""
    first = 0
    while first < len(words) and words[first] in TITLES:
        first += 1
    return first if any(word not in _SMALL for word in words[:first]) else 0
