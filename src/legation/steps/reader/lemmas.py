"""Lemmas as edit rules: which ending to cut from a token and which to add.

A rule is learnt from treebanks as one label a token ("drop 3, add y" turns *countries* into
*country*), after Chrupała's edit scripts (2006). An irregular form has a rule of its own
("=go"). The network predicts the label; applying it is this file.
"""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

_INFLECTED = frozenset({"VERB", "NOUN", "AUX", "ADJ", "ADV"})
KEEP_CASE = "^"
WHOLE = "="
_SINGULAR_APART = frozenset({"mean"})  # "means" is another word
MAXIMUM_CUT = 4


def make_rule(token: str, lemma: str) -> str:
    """The rule that turns `token` into `lemma`.

    >>> make_rule("Countries", "country"), make_rule("Paris", "Paris"), make_rule("went", "go")
    ('3|y', '^0|', '=go')
    """
    prefix = KEEP_CASE if token != token.lower() and lemma[:1] == token[:1] else ""
    source = token if prefix else token.lower()
    shared = 0
    while shared < min(len(source), len(lemma)) and source[shared] == lemma[shared]:
        shared += 1
    cut = len(source) - shared
    if cut > MAXIMUM_CUT or shared == 0:
        return WHOLE + lemma
    return f"{prefix}{cut}|{lemma[shared:]}"


def apply_rule(token: str, rule: str) -> str:
    """The lemma that `rule` makes of `token`; a rule that does not fit leaves the token lowered.

    >>> apply_rule("agencies", "3|y"), apply_rule("Said", "=say"), apply_rule("a", "3|y")
    ('agency', 'say', 'a')
    """
    if rule.startswith(WHOLE):
        return rule[len(WHOLE) :]
    keep = rule.startswith(KEEP_CASE)
    source = token if keep else token.lower()
    cut, _, ending = rule.removeprefix(KEEP_CASE).partition("|")
    remove = int(cut)
    if remove >= len(source) and remove > 0:
        return source
    return source[: len(source) - remove] + ending


@lru_cache(maxsize=65536)
def choose_lemma(token: str, universal_tag: str, rule: str) -> str:
    """The lemma of a token, lower case but for proper names: LemmInflect's dictionary, else the learnt rule.

    A rule learnt from endings alone cannot tell *maintained* from *baked*; the dictionary can, and
    the rule settles the forms that have two lemmas (*found*, *lay*).

    >>> choose_lemma("maintained", "VERB", "1|"), choose_lemma("found", "VERB", "=find")
    ('maintain', 'find')
    """
    learnt = apply_rule(token, rule)
    if universal_tag not in _INFLECTED:
        return learnt
    known = getLemma(token.lower(), upos=universal_tag)
    if not known:
        return learnt.lower()
    singular = token.lower().removesuffix("s")
    if learnt.lower() == token.lower() and singular in known and singular not in _SINGULAR_APART:
        return singular  # "relations", "troops": one lemma, wherever they stand
    return learnt.lower() if learnt.lower() in known else str(known[0])
