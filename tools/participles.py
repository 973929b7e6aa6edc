"""Names made of past participles (`told`, `_row_shown`), which say neither what a function does nor what it returns."""

from __future__ import annotations

from tools.verbs import PREDICATES

IRREGULAR = frozenset(
    """
    beaten begun bent bitten blown borne bought bound bred broken brought built caught chosen dealt done drawn driven
    eaten fallen fed felt fled flown forbidden forgiven forgotten found frozen given gone gotten grown heard held hidden
    hung kept known laid led left lent lost made meant met mistaken overridden overwritten paid proven rewritten ridden
    risen said seen sent shaken shown shot slept sold sought spent spoken stolen stood struck sung sunk sworn swept
    taken taught thought thrown told torn understood undone withdrawn woken won worn wound written
    """.split()
)

NO_PARTICIPLES = frozenset("bed embed exceed feed indeed need proceed red seed shed speed succeed".split())
"""Words that end in -ed and are no participles."""

DOMAIN_ADJECTIVES = {
    "agreed": "what both sides signed, beside what is planned",
    "based": "the second half of compounds: time_based",
    "blocked": "a status of tasks",
    "bound": "the end of an interval",
    "cancelled": "a status of tasks and requests",
    "closed": "a status of monitors and improvements",
    "completed": "a status of tasks",
    "confirmed": "the state of a goal whose owner signed",
    "done": "a status of tasks, and a command",
    "expected": "the statistician's word: what a plan lets expect by a day",
    "fixed": "a kind of weights: not derived",
    "frozen": "parts of a goal that a new split leaves alone",
    "left": "a side of a page",
    "lapsed": "a signature whose terms changed since",
    "limited": "a span with a bound",
    "linked": "records that name one another",
    "nested": "a structure in another",
    "overdue": "due before today and not done",
    "planned": "the figure of the plan, beside the actual one",
    "required": "the pace that still reaches a target",
    "shared": "a goal of several owners",
    "signed": "an agreement with all its signatures",
    "staged": "git's word for what the next commit holds",
    "suppressed": "a finding that a comment or the baseline silences",
    "uncommitted": "git's word",
    "unread": "what was left out or could not be read",
    "unsigned": "an agreement without all its signatures",
    "untracked": "git's word",
    "weighted": "a mean with weights",
}
"""Words of the domain that look like participles, each with its meaning."""


def is_participle(word: str) -> bool:
    """Whether `word`, in lower case, is a past participle and no adjective of the domain."""
    if word in DOMAIN_ADJECTIVES or word in NO_PARTICIPLES:
        return False
    return word in IRREGULAR or (len(word) > 4 and word.endswith("ed"))


def is_participle_name(name: str) -> bool:
    """Whether the first, the last or the only word of a function's name is a past participle.

    Names that ask yes or no (`is_signed`, `has_changed`) end in one by rights.
    """
    words = name.strip("_").lower().split("_")
    if words[0] in PREDICATES:
        return False
    return is_participle(words[0]) or is_participle(words[-1])
