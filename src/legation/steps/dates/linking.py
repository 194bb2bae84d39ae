"""Which date an act has, by the dependency tree of its sentence.

A date belongs to what governs it: a noun ("the 2015 accord"), then the verb of its clause, and no
verb of another clause. It is handed on only where grammar makes the acts one: from a verb to the
noun that is its object ("held talks on Friday"), from a clause to the participle that follows
from it ("cut ties in 2019, ending …"), over coordination from a date that opens the sentence, and
from "since 2019" to "when X did Y".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.model.time import DateInterval
from legation.steps.dates.finder import BEFORE_DATE, BEFORE_PUBLICATION
from legation.steps.dates.tense import governor
from legation.steps.dates.vocabulary import Vocabulary
from legation.steps.reading import DateMention
from legation.steps.tree import Tree

_ON = ("obj", "obl", "nsubj", "nmod", "iobj", "appos", "conj")
_OBJECT = ("obj", "nsubj", "obl", "nmod")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


@dataclass(frozen=True, slots=True)
class Link:
    """A date for a trigger, by which rule, and how sure."""

    interval: DateInterval
    rule: str
    score: float


def link_date(
    tree: Tree, token: int, dates: Sequence[DateMention], words: Vocabulary, published: date | None = None
) -> Link | None:
    """The date of the act that `token` tells of."""
    found: list[tuple[float, int, Link]] = []
    for mention in dates:
        link = _link(tree, token, mention, words) or _of_the_saying(tree, token, mention, published)
        if link is not None:
            found.append((-link.score, abs(mention.first - token), link))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _link(tree: Tree, token: int, mention: DateMention, words: Vocabulary) -> Link | None:
    if mention.interval.rule.endswith((BEFORE_PUBLICATION, BEFORE_DATE)):
        noun = _governed_by_after(tree, mention)
        return Link(mention.interval, "named after the date", 0.75) if noun == token else None
    chain = governors(tree, mention)
    if token in chain:
        return Link(mention.interval, "governs the date", 0.9 - 0.05 * chain.index(token))
    if _in_when_clause(tree, token, mention):
        return Link(_point(mention.interval), "in the clause that says when", 0.85)
    clause = chain[-1] if chain else -1
    if clause < 0 or not chain or tree.tags[clause] not in ("VERB", "AUX"):
        return None
    return _handed_on(tree, token, clause, mention, words)


def _of_the_saying(tree: Tree, token: int, mention: DateMention, published: date | None) -> Link | None:
    """ "agreed to restore ties in March 2023", told later: the date is that of the agreeing."""
    interval = mention.interval
    if published is None or interval.start is None or interval.last_day is None or interval.last_day >= published:
        return None
    chain = governors(tree, mention)
    infinitive = chain[-1] if chain else -1
    if infinitive < 0 or tree.heads[infinitive] != token or tree.relations[infinitive] != "xcomp":
        return None
    marked = any(tree.tokens[child].lower() == "to" for child in tree.all_children(infinitive, "mark"))
    if not marked or tree.fine_tags[token] not in ("VBD", "VBN") or mention.first < infinitive:
        return None
    return Link(interval, "past date below the verb that looked ahead", 0.6)


def _handed_on(tree: Tree, token: int, clause: int, mention: DateMention, words: Vocabulary) -> Link | None:
    """A date that the act shares with the verb that has it."""
    verb = holding_verb(tree, token, words)
    if verb == clause:
        return Link(mention.interval, "done by the dated verb", 0.75)
    if clause in tree.all_children(token, "acl") and tree.lemmas[clause] in words.clauses["holders"]:
        return Link(mention.interval, "clause on the act", 0.75)  # "the talks, held last week, ended"
    leading = mention.last < clause and mention.first <= 2
    if leading and verb in _coordinated(tree, clause):
        return Link(mention.interval, "shares the date that opens the sentence", 0.6)
    if tree.relations[token] == "xcomp" and tree.heads[token] == clause and mention.first > token:
        return Link(mention.interval, "infinitive before the date", 0.6)
    if _follows_from(tree, token, clause):
        return Link(mention.interval, "participle of the dated clause", 0.6)
    return None


def governors(tree: Tree, mention: DateMention) -> list[int]:
    """What a date depends on, nearest first, up to the verb of its clause."""
    token = _opens_sentence(tree, mention)
    if token is None:
        token = governor(tree, mention.first, mention.last)
    chain = []
    premodifies = mention.last < token and tree.tags[token] in ("NOUN", "PROPN") and not _is_clause(tree, token)
    while token >= 0:
        chain.append(token)
        relation = tree.relations[token].partition(":")[0]
        if _is_clause(tree, token) or premodifies or relation not in _ON or _of(tree, token):
            break
        token = tree.heads[token]
    return chain


def _is_clause(tree: Tree, token: int) -> bool:
    return tree.tags[token] in ("VERB", "AUX") or tree.child(token, "cop", "nsubj") is not None


def _of(tree: Tree, token: int) -> bool:
    """ "the leader of the 1998 revolt": the date says nothing of the leader."""
    return tree.preposition(token) == "of"


def _opens_sentence(tree: Tree, mention: DateMention) -> int | None:
    """The main verb, for a date before the first comma that opens the sentence.

    Where the main verb is one of saying after what is said, the verb of what is said.
    """
    if mention.first > 2 or mention.last + 1 >= len(tree) or tree.tokens[mention.last + 1] != ",":
        return None
    if any(tree.tags[token] not in ("ADP", "DET", "ADV", "SCONJ", "PUNCT") for token in range(mention.first)):
        return None
    root = tree.root
    said = tree.child(root, "ccomp")
    if said is not None and mention.last < said < root:
        return said
    return root if root > mention.last else None


def _governed_by_after(tree: Tree, mention: DateMention) -> int | None:
    """The noun or verb that stands after "just days after"."""
    after = mention.last
    head = tree.heads[after]
    if head > after:
        return head
    following = [token for token in range(after + 1, len(tree)) if tree.tags[token] in ("NOUN", "VERB")]
    for token in following:
        if token + 1 == len(tree) or tree.relations[token] not in ("compound", "amod"):
            return token
    return None


def holding_verb(tree: Tree, token: int, words: Vocabulary) -> int:
    """The verb whose date is the act's own: "held" for "talks", "began" for "visit"; else the act."""
    while tree.tags[token] in _NOMINAL:
        relation, head = tree.relations[token].partition(":")[0], tree.heads[token]
        if relation == "conj" or (relation == "nmod" and tree.tags[head] in _NOMINAL and not _of(tree, token)):
            token = head
            continue
        beside = relation in ("obl", "nmod") and (tree.preposition(token) or "") in words.clauses["beside"]
        if relation in _OBJECT and head >= 0 and not beside and tree.lemmas[head] in words.clauses["holders"]:
            return head
        return token
    return token


def _coordinated(tree: Tree, clause: int) -> Iterable[int]:
    return [member for member in tree.conjuncts(clause) if tree.child(member, "advcl") is None or member != clause]


def _follows_from(tree: Tree, token: int, clause: int) -> bool:
    """A participle after the clause ("…, ending ties"), or one coordinated with it."""
    while tree.relations[token] == "conj" and tree.heads[token] >= 0:
        token = tree.heads[token]
    participle = tree.fine_tags[token] == "VBG" and tree.child(token, "mark", "aux", "case") is None
    return participle and tree.relations[token] == "advcl" and tree.heads[token] == clause and token > clause


def _in_when_clause(tree: Tree, token: int, mention: DateMention) -> bool:
    """ "since 2019, when X recognised Y, ending ties": the acts of the clause are of that date."""
    for ancestor in [token, *tree.ancestors(token)]:
        if ancestor <= mention.last:
            return False
        relation = tree.relations[ancestor].partition(":")[0]
        if relation not in ("acl", "advcl", "conj", "xcomp", "obj", "root"):
            return False
        when = [child for child in tree.children[ancestor] if tree.tokens[child].lower() == "when"]
        if when:
            between = range(mention.last + 1, when[0])
            return mention.last < when[0] and all(tree.tags[i] == "PUNCT" for i in between)
    return False


def _point(interval: DateInterval) -> DateInterval:
    """The date itself, of "since" or "until" the date."""
    value = interval.start or interval.end
    if interval.start is not None and interval.end is not None:
        return interval
    return replace(interval, start=value, end=value, rule=f"the date of {interval.rule}")
