"""Who says what a sentence tells: reporting verbs, "according to", quotations, nested."""

from __future__ import annotations

from legation.knowledge.language import load_word_classes
from legation.steps.grammar.clauses import surface_subject
from legation.steps.grammar.forms import is_complement_gerund, is_passive
from legation.steps.tree import Tree

_GRAMMAR = load_word_classes()
_SAYING = _GRAMMAR["saying"]
_SAYING_NOUNS = _GRAMMAR["saying_nouns"]
_ACCORDING = _GRAMMAR["according_to"]
_CLAUSES = ("ccomp", "parataxis", "xcomp", "acl", "advcl", "obj", "nsubj", "nsubj:pass", "obl", "csubj")


def speakers_of(tree: Tree, token: int) -> list[tuple[int, str]]:
    """Heads of the nominals that say what `token` tells, innermost first, each with the rule.

    "X said Y had admitted the raid" gives Y, then X, for the raid.
    """
    found: list[tuple[int, str]] = []
    below, beside = token, False
    for head in (token, *tree.ancestors(token)):
        if head != below or head == token:
            found.extend(_according_to(tree, head, token))
        if head != token:
            beside = beside or _is_beside(tree, below)
            whole_clause = tree.relations[below].partition(":")[0] in ("ccomp", "parataxis")
            if stands_apart(tree, below):
                break
            if whole_clause or not beside:
                found.extend(_reporting(tree, head, below))
        below = head
    unique: dict[int, str] = {}
    for speaker, rule in found:
        unique.setdefault(speaker, rule)
    return list(unique.items())


def stands_apart(tree: Tree, token: int) -> bool:
    """Whether a clause is a statement of its own beside the one it hangs on: "A says that …; B says that …"."""
    relation, head = tree.relations[token].partition(":")[0], tree.heads[token]
    if (
        head < 0
        or relation not in ("parataxis", "conj", "ccomp")
        or tree.tags[token] not in ("VERB", "AUX", "ADJ", "NOUN")
    ):
        return False
    first, last = sorted((head, token))
    marks = {tree.tokens[between] for between in range(first + 1, last)}
    return ";" in marks


def _is_beside(tree: Tree, token: int) -> bool:
    """A clause of time or reason: in "threatened to leave after X had attacked" only the leaving is spoken of."""
    if tree.relations[token].partition(":")[0] != "advcl" or is_complement_gerund(tree, token):
        return False
    return tree.fine_tags[token] not in ("VB", "VBG")


def _according_to(tree: Tree, head: int, token: int) -> list[tuple[int, str]]:
    found = []
    for child in tree.children[head]:
        if tree.relations[child].partition(":")[0] in ("obl", "nmod") and tree.preposition(child) in _ACCORDING:
            if token not in set(tree.subtree(child)):
                found.append((child, "according to"))
        elif tree.relations[child] == "parataxis" and tree.lemmas[child] in _SAYING:
            if token not in set(tree.subtree(child)) and not _says_something_else(tree, child, token):
                subject = surface_subject(tree, child)
                if subject is not None:
                    found.append((subject, f"{tree.lemmas[child]}, put in or after"))
        elif tree.relations[child] == "advcl" and tree.lemmas[child] in _SAYING:
            marker = tree.child(child, "mark")
            subject = tree.child(child, "nsubj")
            if marker is not None and tree.lemmas[marker] == "as" and subject is not None:
                found.append((subject, f"as … {tree.lemmas[child]}"))
    return found


def _says_something_else(tree: Tree, saying: int, token: int) -> bool:
    """ "X says that …; Y says that …", "X denied this: nobody had fired, Y said": what is said stands apart."""
    own = any(not stands_apart(tree, child) for child in tree.all_children(saying, "ccomp", "xcomp", "obj"))
    return own or stands_apart(tree, saying) or ":" in tree.tokens[token:saying]


def _reporting(tree: Tree, head: int, below: int) -> list[tuple[int, str]]:
    relation = tree.relations[below].partition(":")[0]
    lemma = tree.lemmas[head]
    if _begins_anew(tree, head, below):
        return []
    if relation in ("advcl", "acl") and is_complement_gerund(tree, below):
        relation = "ccomp"
    spoken = relation in ("ccomp", "parataxis", "xcomp", "obj", "obl") or tree.relations[below] == "nsubj:pass"
    if tree.tags[head] in ("VERB", "AUX") and lemma in _SAYING and spoken:
        if relation == "obl" and lemma not in ("accuse", "warn", "charge", "call", "urge"):
            return []
        subject = sayer(tree, head)
        return [] if subject is None else [(subject, f"subject of {lemma}")]
    if tree.tags[head] == "NOUN" and lemma in _SAYING_NOUNS and relation in ("acl", "ccomp", "nmod"):
        for child in tree.children[head]:
            national = tree.relations[child] in ("amod", "compound") and tree.tokens[child][:1].isupper()
            if (
                tree.relations[child] == "nmod:poss"
                or national
                or (tree.relations[child].startswith("nmod") and tree.preposition(child) in ("by", "from"))
            ):
                return [(child, f"whose {lemma} it is")]
    return []


def _begins_anew(tree: Tree, saying: int, clause: int) -> bool:
    """ "…, X said; Y denied it": behind a semicolon another statement begins, whatever the parser hangs it on."""
    begin = min(tree.subtree(clause))
    return saying < begin and any(tree.tokens[token] == ";" for token in range(saying, clause))


def saying_verbs(tree: Tree) -> list[int]:
    """Verbs of saying, the main verb first, then those put in or after what is said."""
    found = [token for token in range(len(tree)) if tree.tags[token] == "VERB" and tree.lemmas[token] in _SAYING]
    aside = ("root", "parataxis", "conj", "ccomp")
    found = [token for token in found if tree.relations[token].partition(":")[0] in aside]
    return sorted(found, key=lambda token: (tree.heads[token] >= 0, token))


def sayer(tree: Tree, verb: int) -> int | None:
    """Who says what stands below a verb of saying; in the passive whoever stands after "by"."""
    if is_passive(tree, verb):
        for child in tree.all_children(verb, "obl"):
            if tree.preposition(child) == "by":
                return child
        return None
    found = surface_subject(tree, verb)
    return _misplaced_sayer(tree, verb) if found is None else found


def _misplaced_sayer(tree: Tree, verb: int) -> int | None:
    """ "…, the minister said", with "the minister" hung on the verb of what is said, which has a subject before it."""
    for said in tree.all_children(verb, "ccomp"):
        subjects = tree.all_children(said, "nsubj")
        after = [token for token in subjects if said < token < verb]
        if said < verb and after and len(subjects) > 1:
            return after[-1]
    return None
