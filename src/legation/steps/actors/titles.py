"""What stands around a person's name: title, state, standing, before it or in apposition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from legation.knowledge.actors import ActorEntry
from legation.knowledge.roles import RoleIndex
from legation.steps.actors.scan import Name, RoleHit, Scan
from legation.steps.actors.words import MODIFIERS, PRONOUNS
from legation.steps.tree import Tree

Standing = Literal["current", "former", "interim", "future", "claimed"]
Gender = Literal["masculine", "feminine"]
_MODIFIER_TAGS = ("ADJ", "NOUN", "PROPN", "NUM", "X", "ADV")
_DASHES = ("-", "\u2013", "\u2014")
_AFTER_NOMINAL = (",", ".", ")", ";", "of", "and", "for", "to", "in", "at", "since", "from", "who")
_REACH = 10


@dataclass(slots=True)
class Title:
    """A person's description at one place: tokens `first` to `last`, which may take in the name."""

    first: int
    last: int
    role: RoleHit | None = None
    belongs: ActorEntry | None = None
    standing: Standing = "current"
    gender: Gender | None = None
    sectors: list[str] = field(default_factory=list)
    apposed: bool = False  # the description stands apart from the name
    granter: int | None = None  # token of whoever recognises the holder: of another state, as a rule
    others: tuple[Title, ...] = ()  # further offices given in the same place

    @property
    def sector(self) -> str | None:
        """Sector of the office; that of a body named in the title tells more than the office alone."""
        return self.sectors[0] if self.sectors else None


def title_of(scan: Scan, name: Name, roles: RoleIndex) -> Title:
    """Title before the name, or an apposition or "of …" after it."""
    title = Title(name.first, name.last)
    _before(scan, name, roles, title)
    _of_after(scan, name.last, title)
    titled = title.role is not None
    title.belongs = title.belongs or _owned(scan, title.first) or _led(scan, name)
    for describe in (_apposed_after, _apposed_before, _predicate, _granted):
        other = Title(name.first, name.last) if title.role is not None else title
        describe(scan, name, roles, other)
        if other is not title and other.role is not None:
            title.others = (*title.others, other)
            title.belongs = title.belongs or other.belongs
    title.apposed = not titled
    return title


def _owned(scan: Scan, first: int) -> ActorEntry | None:
    """ "Ostland's Kos"."""
    tokens = scan.tree.tokens
    hit = scan.hit_at.get(first - 2) if first > 1 and tokens[first - 1].lower() in MODIFIERS["possessive"] else None
    return None if hit is None or hit.leader else hit.surface.entry


def _led(scan: Scan, name: Name) -> ActorEntry | None:
    """ "Ana Kos leads the Ostland delegation": whoever leads somebody's side is of it."""
    tree, verb = scan.tree, scan.tree.heads[name.head]
    if verb < 0 or not tree.relations[name.head].startswith("nsubj"):
        return None
    leads, recalls = tree.lemmas[verb] in MODIFIERS["leading"], tree.lemmas[verb] in MODIFIERS["recalling"]
    for led in tree.all_children(verb, "obj"):
        if recalls or (leads and tree.lemmas[led] in MODIFIERS["led"]):
            hits = (scan.hit_at.get(token) for token in tree.all_children(led, "amod", "compound", "nmod"))
            return next((hit.surface.entry for hit in hits if hit is not None and not hit.leader), None)
    return None


def _take_role(title: Title, role: RoleHit) -> None:
    if title.role is None:
        title.role = role
        title.belongs = title.belongs or role.entry
        if role.word.lemma.endswith("woman"):
            title.gender = "feminine"
    if role.word.sector is not None:
        if title.role is role or role.word.kind == "body":
            title.sectors.insert(0, role.word.sector)
        else:
            title.sectors.append(role.word.sector)


def _take_standing(title: Title, lemma: str, roles: RoleIndex) -> bool:
    standing: Standing | None = roles.standing(lemma)
    if lemma in MODIFIERS["claimed"]:
        standing = "claimed"
    if standing is not None:
        title.standing = standing
    return standing is not None


def _honorific(scan: Scan, token: int, title: Title) -> bool:
    word = scan.tree.tokens[token].lower()
    if word in PRONOUNS["masculine_titles"]:
        title.gender = "masculine"
    elif word in PRONOUNS["feminine_titles"]:
        title.gender = "feminine"
    return word in PRONOUNS["honorifics"] and scan.tree.tokens[token][:1].isupper()


def _before(scan: Scan, name: Name, roles: RoleIndex, title: Title) -> None:
    token = name.first - 1
    while token >= 0 and _honorific(scan, token, title):
        title.first = token
        token -= 1
    token = _elect(scan, _portfolio(scan, _sent_to(scan, token)), title)
    if token < 0 or token not in scan.role_at or scan.role_at[token].word.kind != "person":
        return
    _honorific(scan, token, title)
    _describe_left(scan, token, roles, title)


def _sent_to(scan: Scan, token: int) -> int:
    """ "US ambassador to Ostland Jane Roe": steps back over "to Ostland" to "ambassador"."""
    hit = scan.hit_at.get(token)
    if hit is None or hit.leader:
        return token
    to = hit.first - 1
    if to >= 1 and scan.tree.tokens[to].lower() == "the":
        to -= 1
    if to >= 1 and scan.tree.tokens[to].lower() == "to" and scan.tree.lemmas[to - 1] in MODIFIERS["sent"]:
        return to - 1
    return token


def _portfolio(scan: Scan, token: int) -> int:
    """ "Minister of Defence Ana Kos": steps back over "of Defence" to "Minister"."""
    tree, back = scan.tree, token
    while back > 0 and token - back < 5 and tree.tags[back] in ("NOUN", "PROPN", "CCONJ"):
        if back in scan.role_at or back in scan.person_at:
            return token
        back -= 1
    office = scan.role_at.get(back - 1)
    of = back < token and back > 0 and tree.tokens[back].lower() in ("of", "for")
    return back - 1 if of and office is not None and office.word.title else token


def _elect(scan: Scan, token: int, title: Title) -> int:
    """ "President-elect Ana Kos": a standing that follows the office."""
    if token > 0 and scan.tree.tokens[token].lower() in MODIFIERS["future"] and token not in scan.role_at:
        title.standing = "future"
        return token - 2 if scan.tree.tokens[token - 1] == "-" else token - 1
    return token


def _describe_left(scan: Scan, token: int, roles: RoleIndex, title: Title) -> None:
    """Takes in the description that ends at `token`, a role word, leftwards."""
    tree = scan.tree
    edge = max(-1, token - _REACH)
    while token > edge:
        role, hit = scan.role_at.get(token), scan.hit_at.get(token)
        if role is not None:
            _take_role(title, role)
            token = role.first
        elif hit is not None and not hit.leader:
            title.belongs = title.belongs or hit.surface.entry
            token = hit.first
        elif _take_standing(title, tree.lemmas[token], roles) or _joins(scan, token):
            pass
        elif tree.tags[token] == "DET":
            title.first = token
            return
        elif tree.tags[token] not in _MODIFIER_TAGS or token in scan.person_at:
            return
        title.first = min(title.first, token)
        token -= 1


def _joins(scan: Scan, token: int) -> bool:
    """Whether a token only joins parts of a description: a hyphen, or the "'s" of a state."""
    word = scan.tree.tokens[token].lower()
    return word in ("-", "ex-", "ex") or (word in MODIFIERS["possessive"] and token - 1 in scan.hit_at)


def _of_after(scan: Scan, last: int, title: Title) -> int:
    """ "… of Ostland": takes the state and gives the last token."""
    tree = scan.tree
    token = last + 1
    if token >= len(tree) or tree.tokens[token].lower() not in ("of", "from"):
        return last
    token += 1
    if token < len(tree) and tree.tags[token] == "DET":
        token += 1
    while token < len(tree) and token in scan.role_at and token + 1 < len(tree):
        role = scan.role_at[token]
        if role.word.sector is not None and role.word.kind == "body":
            title.sectors.insert(0, role.word.sector)
        token = role.last + 1
    hit = scan.hit_at.get(token)
    if hit is None or hit.leader:
        return last
    title.belongs = title.belongs or hit.surface.entry
    return hit.last


def _apposed_after(scan: Scan, name: Name, roles: RoleIndex, title: Title) -> None:
    """ "Ivo Brand, the Ostland prime minister," and "…, who is prime minister of Ostland"."""
    tree = scan.tree
    token = name.last + 1
    if token >= len(tree) or tree.tokens[token] not in (",", "(", *_DASHES):
        return
    token += 1
    while token < len(tree) and tree.tokens[token].lower() in ("who", "is", "was", "serves", "as"):
        token += 1
    end = min(len(tree), token + _REACH)
    begin = token
    while token < end:
        role = scan.role_at.get(token)
        if role is not None and role.word.kind == "person" and _ends_nominal(scan, role.last):
            _describe_left(scan, role.last, roles, title)
            title.first = min(title.first, name.first)
            _of_after(scan, role.last, title)
            return
        if token in scan.person_at or not _may_describe(scan, token, begin):
            return
        token += 1


def _may_describe(scan: Scan, token: int, begin: int) -> bool:
    word = scan.tree.tokens[token].lower()
    return (
        scan.tree.tags[token] in (*_MODIFIER_TAGS, "DET", "PART")
        or token in scan.hit_at
        or word in MODIFIERS["possessive"]
        or word == "-"
        or (token == begin and word in ("his", "her", "its"))
    )


def _ends_nominal(scan: Scan, last: int) -> bool:
    """Whether a role word heads its phrase: "the prime minister," but not "the government said"."""
    tree = scan.tree
    if last + 1 >= len(tree):
        return True
    following = tree.tokens[last + 1].lower()
    return last + 1 not in scan.role_at and (following in _AFTER_NOMINAL or following in _DASHES)


def _apposed_before(scan: Scan, name: Name, roles: RoleIndex, title: Title) -> None:
    """ "the Ostland prime minister, Ivo Brand, said"; "the president of Ostland, Ana Kos"."""
    tree = scan.tree
    comma = name.first - 1
    if comma < 1 or tree.tokens[comma] != ",":
        return
    if name.last + 1 < len(tree) and not _closes(tree, name):
        return
    token = comma - 1
    hit = scan.hit_at.get(token)
    if hit is not None and not hit.leader:
        of = hit.first - 1
        if of >= 1 and tree.tags[of] == "DET":
            of -= 1
        if of >= 1 and tree.tokens[of].lower() in ("of", "to"):
            if tree.tokens[of].lower() == "of":
                title.belongs = hit.surface.entry
            token = of - 1
    role = scan.role_at.get(token)
    if role is not None and role.word.kind == "person":
        _describe_left(scan, token, roles, title)
    elif title.role is None:
        title.belongs = None


def _closes(tree: Tree, name: Name) -> bool:
    """Whether a name between commas, or before the verb, ends an apposition."""
    following = name.last + 1
    if tree.relations[name.head] == "appos" or tree.tags[following] in ("VERB", "AUX"):
        return True
    return tree.tokens[following] in (",", ".", ";", ")")


def _granted(scan: Scan, name: Name, roles: RoleIndex, title: Title) -> None:
    """ "recognised Ana Kos as Ostland's president": an office that others grant."""
    tree, named = scan.tree, name.head
    while tree.relations[named] in ("flat", "appos", "nmod:desc") and tree.heads[named] < named:
        named = tree.heads[named]  # "opposition leader Ana Kos", where the title leads the name
    verb = tree.heads[named]
    if verb < 0 or tree.relations[named] not in ("obj", "nsubj:pass"):
        return
    if tree.lemmas[verb] not in MODIFIERS["grants"] | MODIFIERS["installs"]:
        return
    for child in (*tree.all_children(verb, "obl", "xcomp"), *tree.all_children(named, "nmod")):
        role = scan.role_at.get(child)
        if role is None or role.word.kind != "person" or tree.preposition(child) not in ("as", None):
            continue
        inner = Title(role.first, role.last)
        _describe_left(scan, role.last, roles, inner)
        _of_after(scan, role.last, inner)
        title.role, title.sectors, title.belongs = inner.role, inner.sectors, title.belongs or inner.belongs
        title.granter = tree.child(verb, "nsubj") if tree.lemmas[verb] in MODIFIERS["grants"] else None
        title.standing = "claimed" if tree.lemmas[verb] in MODIFIERS["grants"] else inner.standing
        return


def _predicate(scan: Scan, name: Name, roles: RoleIndex, title: Title) -> None:
    """ "Ivo Brand is the prime minister of Ostland"; "was elected president of Ostland"."""
    tree = scan.tree
    if not tree.relations[name.head].startswith("nsubj"):
        return
    predicate = tree.heads[name.head]
    if tree.child(predicate, "cop") is None:
        complements = tree.all_children(predicate, "xcomp", "obj", "obl")
        if tree.lemmas[predicate] not in ("elect", "appoint", "name", "become", "reelect", "swear"):
            return
        predicate = next((token for token in complements if token in scan.role_at), predicate)
    role = scan.role_at.get(predicate)
    denied = any(tree.lemmas[child] == "not" for child in tree.children[predicate])
    if denied or role is None or role.word.kind != "person":
        return
    inner = Title(predicate, predicate)
    _describe_left(scan, role.last, roles, inner)
    _of_after(scan, role.last, inner)
    title.role, title.sectors = inner.role, inner.sectors
    title.belongs, title.standing = title.belongs or inner.belongs, inner.standing
    copula = tree.child(predicate, "cop")
    if copula is not None and tree.fine_tags[copula] == "VBD":
        title.standing = "former"
