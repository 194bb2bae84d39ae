"""Role claims by wording: "former US President X", "interim President Y", "recognised Z as president"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.model.event import RoleClaim
from legation.model.evidence import Evidence
from legation.model.report import Report
from legation.steps.actors.people import People, Person
from legation.steps.actors.scan import Scan
from legation.steps.actors.titles import Title
from legation.steps.tree import Tree


def wording_claims(report: Report, people: People, scans: Sequence[Scan]) -> tuple[RoleClaim, ...]:
    """One claim for each person, office and standing that the report words, at its first wording."""
    found: dict[tuple[str, str, str | None, str], RoleClaim] = {}
    for (number, _), (person, _, title) in people.at.items():
        for worded in (title, *title.others):
            if worded.role is not None and worded.role.word.title:
                claim = _claim(report, scans[number].tree, person, worded)
                found.setdefault((claim.person, claim.role, claim.country, claim.standing), claim)
    return tuple(found.values())


def _claim(report: Report, tree: Tree, person: Person, title: Title) -> RoleClaim:
    assert title.role is not None
    belongs = title.belongs
    code = person.code if belongs is None else belongs.code
    evidence = Evidence(
        report.id,
        tree.start,
        tree.end,
        report.text[tree.start : tree.end],
        tree.span(title.role.first, title.role.last),
    )
    return RoleClaim(person.name, title.role.word.lemma, code, title.standing, False, evidence)
