"""An objective or key result speaks of pay.

Who is paid by the score aims low: a target that decides on a bonus is one that will be met, and nobody will again say at a check-in that
it looks bad. Ambition and honest confidence need a score that costs nobody anything, so companies keep pay and OKRs apart.

```yaml
objective: Close the year strongly
why: The sales bonus depends on it
```

Remedy: write what will be better for customers or colleagues, and settle pay elsewhere. Where pay itself is the subject (the people
team publishes salary bands), say so with `allow:` and a reason; companies that see it otherwise write `rules: {pay-words: off}`. What
customers get (bonus points, compensation for a late flight) and the fees of banks and brokers are not meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.rules.english import Phrases, is_english, listed, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import place_of, tokenised
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

ID = "pay-words"
SEVERITY = Severity.WARNING

_PAY = Phrases(
    listed(
        """bonus, bonuses, compensation, incentive pay, incentive payment, incentive payments, incentive plan, incentive plans, incentive scheme,
        merit pay, merit increase, merit increases, merit raise, merit raises, performance pay, performance-related pay, performance rating,
        performance ratings, performance appraisal, performance appraisals, performance-based pay, performance-linked pay, pay-for-performance,
        pay for performance, pay rise, pay rises, pay raise, pay raises, pay increase, pay increases, pay review, pay reviews, pay scheme, pay-out plan,
        salary rise, salary rises, salary raise, salary raises, salary increase, salary increases, salary review, salary reviews, salary bump, salary bonus,
        wage rise, wage rises, wage increase, wage increases, higher salary, higher salaries, higher wages, higher pay, double pay, extra pay, extra salary,
        extra month's pay, extra month's salary, 13th salary, thirteenth salary, variable pay, variable salary, variable compensation, stock option,
        stock options, share options, stock grant, stock grants, equity grant, equity grants, restricted stock, profit share, profit sharing,
        profit-sharing, gainsharing, gain sharing, sales commission, sales commissions, commission plan, commission plans, commission scheme,
        commission payment, commission payments, commission payout, commission payouts, commission structure, commission accelerator, commission rates for,
        commissions paid, double commission, full commission, higher commission, earn commission, earns commission, their commission, spot award,
        spot awards, commission for every, commission per, on commission, commissions for, commission tier, commission tiers,
        commission model, salary tied, salaries tied, salary linked, salaries linked, salary depends, salaries depend, pay depends, pay tied,
        pay linked, salary progression, pay progression, raises for, a raise, merit-based pay, lump sum, lump-sum, one-off payment, one-off payments,
        reward top performers, reward the best performers, reward high performers, rewards for top performers, top performers are rewarded,
        company shares, free shares, shares for staff, employee shares, share award, share awards, share scheme, share plan, equity grant, esop,
        rsu, rsus, ote, incentives for staff, incentives for sales, incentivise staff, incentivise sales, christmas money, paid extra,
        pay them more, paid according to, paid by performance, paid for performance, paid on results, extra wages, week's wages, week's pay, month's pay,
        month's salary, months' salary, shift premium, pay supplement, pay supplements, salary supplement, salary supplements, pay bump, pay uplift,
        salary uplift, salaries up, salaries rise, salaries go up, salary goes up, wages rise, wages go up, pay goes up, annual increment,
        increments, pay increments, pay increment, appraisal score, appraisal scores, appraisal rating, appraisal ratings, performance-based compensation, payout to staff,
        payouts to staff, payout for staff, bonus-relevant, bonus-eligible, bonus-linked, performance-bonus, profit-share, pay-related, cash award, cash awards, cash prize, cash prizes, cash reward, cash rewards, financial reward, financial rewards, get a raise,
        gets a raise, receive a raise, receives a raise, earns a raise, pay grade, pay grades, on-target earnings, remuneration, take-home pay, pay packet,
        paid by results, piece rate, piece rates, tied to pay, linked to pay, pay is linked, quarterly payout, annual payout, gratification, long-term incentive,
        long-term incentives, short-term incentive, short-term incentives, staff incentives, employee incentives, sales incentives, sales incentive,
        quota accelerator, quota accelerators, equity refresh, vesting, severance"""
    )
)
# Money that is pay beside a word for those who get it, or for what they get it for.
_MONEY = word_set(
    "salary salaries wage wages commission commissions reward rewards rewarded incentive incentives raise raises vest vests"
)
_FOR = word_set("""target targets score scores quota quotas okr okrs performance performer performers tied linked link tie depend depends depending staff
    employee employees rep reps seller sellers salespeople salesperson manager managers teachers nurses colleagues options shares""")
# What customers get, what hurts the climate, what a court grants.
_NOT_BEFORE = word_set("""carbon emission emissions co2 workers worker's workers' flight passenger passengers customer customers climate no-claims welcome sign-up
    signup points delay damage accident victim victims loyalty""")
_NOT_BEHIND = word_set("""points point feature features content track tracks level levels round rounds material chapter episode episodes scene scenes claim claims
    fund pack card cards miles item items question questions guarantee""")
_DENIED = word_set("no none not never without nothing nobody nobody's nor neither instead")
_NEAR = 4


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such word in each text, in cycles that are not over."""
    for state in snapshot.objectives.values():
        for thing, key, text in [] if state.closed else _texts(state):
            if span := _pay(text):
                yield Finding(
                    about=thing.id,
                    where=thing.place.at(key).within(*span),
                    message=f"`{text[slice(*span)]}` ties this to pay",
                    help="say what gets better for customers or colleagues; a score that decides on pay is not an honest one",
                )


def _pay(text: str) -> tuple[int, int] | None:
    """The characters of the first word of pay."""
    tokens = tokenised(text)
    found = next((found for found in (*_PAY.find(tokens), *_earned(tokens)) if not _is_other(tokens, *found)), None)
    return place_of(text, *found) if found and is_english(tokens, text) else None


def _earned(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """`Rewards for the reps`, `salaries that depend on the score`."""
    if not _FOR.isdisjoint(tokens):
        yield from ((place, place + 1) for place, token in enumerate(tokens) if token in _MONEY and place)


def _is_other(tokens: Sequence[str], first: int, last: int) -> bool:
    """`Carbon compensation`, `bonus points`, `no bonus`."""
    before, behind = tokens[max(0, first - _NEAR) : first], tokens[last : last + 1]
    return not (_DENIED.isdisjoint(before) and _NOT_BEFORE.isdisjoint(before[-1:]) and _NOT_BEHIND.isdisjoint(behind))


def _texts(state: ObjectiveState) -> Iterator[tuple[Objective | KeyResult, str, str]]:
    """What is said in front of everybody: of what, and under which key."""
    yield state.objective, "objective", state.definition.objective
    if state.definition.why:
        yield state.objective, "why", state.definition.why
    for part in state.key_results:
        yield part.key_result, "title", part.definition.fields.title
