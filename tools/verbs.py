"""The verbs with which the name of a function may begin."""

from __future__ import annotations

PREDICATES = frozenset("is has can may must needs should".split())

VERBS = frozenset(
    """
    abbreviate abort accept acquire act activate adapt add adjust admit advance advise align allocate allow
    annotate announce answer append apply apportion approve archive ascend ask assemble assert assess assign
    attach audit avoid backfill balance begin bind blame block blur break bring browse build bump bundle bypass
    cache calculate call cancel canonicalize capture carry cast catch change check choose clamp classify clean
    clear clip clone close collapse collect color colour combine come commit compare compile complete compose
    compress compute concatenate configure confirm connect consume contain continue convert copy correct count
    cover create cut decide declare decode deduplicate define delay delegate delete deliver demand derive
    descend describe detach detect determine diagnose diff disable disambiguate discard discover dispatch
    display distribute divide do download draft draw drop dump duplicate edit embed emit enable encode end
    enforce enlarge ensure enter enumerate erase escalate escape establish estimate evaluate evict examine
    exclude execute exit expand expect explain export expose extend extract fail fall fetch fill filter find
    finish fit fix flatten flush fold follow forbid force forecast forget fork format forward freeze gather
    generate get give go grade grant greet group grow guard guess halt handle hash hide highlight hold identify
    ignore import include increase indent index infer inform inherit init initialize inline insert inspect
    install interpret intersect introduce invalidate invoke isolate iterate join judge jump justify keep kill
    know label lay layout learn leave lend let lighten limit link list listen load locate lock log look lower
    make map mark mask match measure meet mention merge migrate mirror mix modify monitor move multiply narrow
    navigate negate nest normalize note notify number observe obtain offer omit open optimize orient
    overlay overwrite pack pad paginate paint pair parse partition pass pause peek perform permit persist pick
    place plan plot point pop populate post precheck predict prefer prefetch prepare prepend preserve press
    prevent preview print prioritize probe proceed process produce project promote propose prove provide prune
    publish pull purge push put query queue quit quote raise rank reach read rearrange recalculate receive
    recognise recognize recompute reconcile record recover redirect reduce refer refine refresh refuse register
    reject release remember remind remove rename render renew reorder repair repeat replace replay reply report
    reproduce request require rescale reserve reset reshape resolve respond restart restore restrict retain
    retry return reveal reverse revert review revise rewrite rotate round run sample sanitize satisfy save scale
    scan schedule scroll seal search see seek seem select send separate serialise serialize serve set settle
    share shift shorten show shrink sign simplify skip slice snap solve sort spend split spread stack stage
    stamp start step stop store stream stretch strip style submit subtract suggest sum summarise summarize
    supply suppress swap switch synchronize tag take tally tell test thin throw tidy toggle touch trace track
    transform translate traverse treat trim truncate try turn type typeset unblock undo unfold uninstall union
    unite unlink unlock unpack unquote unseal unwrap update upgrade use validate verify view visit wait wake
    walk warn watch weigh widen withdraw wrap write yield zip
    """.split()
)
"""Imperatives of plain English."""

NOUNS = frozenset(
    """
    change end forecast label layout monitor number place point project record report request review share step store
    type view
    """.split()
)
"""Verbs that are the name of a thing, too: they count as verbs only where another word follows (`record_reading`)."""


def begins_with_verb(name: str) -> bool:
    """Whether the name of a function says what it does: its first word is an imperative or asks yes or no."""
    first, _, rest = name.strip("_").lower().partition("_")
    if first in PREDICATES:
        return True
    return first in VERBS and (first not in NOUNS or bool(rest))
