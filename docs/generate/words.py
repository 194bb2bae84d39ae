"""Meanings of names that the code or a pack lists without a word of explanation.

`meaning` fails where a name has none here, so that a new one cannot stay unexplained.
"""

from __future__ import annotations

from collections.abc import Mapping

STATUSES = {
    "occurred": "it happened: did, has done, was done",
    "ongoing": "it is happening: is doing, continues to",
    "planned": "it is announced: will, is to, agreed to, ordered, announced for a date",
    "possible": "it may happen: may, could, considers, if …, is ready to, offered, threatened, demanded",
    "cancelled": "it will not happen: cancelled, called off, suspended before it began, ruled out",
    "denied": "it is said not to have happened: did not, never, denies having, no … took place",
}

QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

DATE_PRECISIONS = {
    "day": "one day",
    "week": "seven days, Monday to Sunday",
    "month": "a calendar month",
    "quarter": "three calendar months",
    "season": "spring, summer, autumn or winter",
    "year": "a calendar year",
    "decade": "ten years",
    "century": "a hundred years",
    "range": "any other stretch of time; one end may be open",
}

PLACE_PRECISIONS = {
    "country": "a state or territory as a whole; no coordinates",
    "division": "a province, region or the like; not given yet",
    "city": "a town, with its coordinates and its number at GeoNames",
    "point": "a spot smaller than a town; not given yet",
}

CONFLICT_KINDS = {
    "role": "who holds an office: somebody called former acts as holder, or one office has two holders",
    "status": "whether an act happened: one says so, another denies it",
    "state": "two states of one channel that exclude each other",
    "date": "when an act happened that happens once",
    "number": "how many or how much, both given as exact",
    "actor": "who did it",
}

KEYS = {
    "object": "who is recognised or held",
    "issue": "the field of cooperation",
    "about": "the third party that was wronged",
}

STATES = {
    "ties": {
        "full": "diplomatic relations exist and work",
        "downgraded": "relations are lowered, frozen or strained short of a break",
        "severed": "relations were broken off",
        "none": "there never were any",
        "restoring": "they are being resumed, or it is agreed, planned or offered",
    },
    "recognition": {
        "recognised": "the recogniser recognises the government, claimant, state or territory in `object`",
        "contested": "the recogniser refuses to recognise it",
        "withdrawn": "recognition was taken back",
        "none": "it was never given",
    },
    "mission": {
        "open": "the sender keeps an embassy or consulate",
        "reduced": "the ambassador is called back, diplomats were expelled, or staff was cut",
        "closed": "it is shut",
        "elsewhere": "affairs are handled from a third country, named in `place`",
        "reopening": "it is about to open again",
    },
    "dialogue": {
        "none": "there are no talks",
        "proposed": "talks are wished for, offered or planned",
        "under_way": "the two meet, visit, call or negotiate",
        "suspended": "talks were broken off or put off",
        "concluded": "talks came to an end",
    },
    "sanctions": {
        "none": "there are none",
        "threatened": "they are threatened or considered",
        "in_force": "they hold: embargoes, boycotts, tariffs, closed borders and airspace too",
        "easing": "some are relaxed, or the easing is announced",
        "lifted": "they were ended",
    },
    "force": {
        "none": "there is no violence",
        "threatened": "violence is threatened",
        "mobilised": "forces are moved or readied",
        "planned": "violence is announced or ordered",
        "called_off": "what was planned or threatened was called off",
        "used": "violence is or was used",
        "ceasefire": "fighting is stopped by an agreement or order",
        "ended": "forces were withdrawn or the war is over",
    },
    "custody": {
        "none": "nobody is held",
        "sought": "arrest or extradition is asked for",
        "held": "somebody was seized, arrested or abducted and is held",
        "on_trial": "somebody held is charged, tried or convicted",
        "released": "somebody was set free",
    },
    "cooperation": {
        "none": "there is none",
        "proposed": "it is offered or wished for",
        "agreed": "it is agreed or signed",
        "active": "the two work together",
        "suspended": "it was halted or ended",
    },
    "legal": {
        "none": "nothing is claimed",
        "accused": "the respondent is said to have broken the law",
        "proceedings": "a case is before a court or tribunal",
        "ruled": "a court or tribunal has ruled",
    },
}


def meaning(name: str, words: Mapping[str, str], what: str) -> str:
    """The meaning of a name; a KeyError that says where to write one."""
    if name not in words:
        raise KeyError(f"{what} {name!r} has no meaning yet: write one into docs/generate/words.py")
    return words[name]
