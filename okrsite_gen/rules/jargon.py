"""A buzzword that says nothing.

Everybody nods at "unlock synergies", each with another picture in mind, and in week ten nobody can tell whether it happened. People
repeat to each other what they would say at lunch; a title that nobody would say is one that nobody remembers.

```yaml
objective: Leverage synergies for a seamless, best-in-class experience
# better
objective: Customers of both houses get one bill, and understand it
```

Remedy: say what one person would see, in words that person would use. If the word has a meaning in your house, allow it with the reason
(`allow: [{rule: jargon, reason: The team is called so}]`), or switch the rule off for the company with `rules: {jargon: off}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import Phrases, listed, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "jargon"
SEVERITY = Severity.INFO

# What to say instead, for each family of words.
_FAMILIES: dict[str, tuple[str, ...]] = {
    "say what the two do together that neither did alone": listed(
        """synergy, synergies, synergistic, synergise, synergize, synergistically, cross-pollinate, cross-pollination, win-win, co-creation,
        ecosystem play"""
    ),
    "name the thing and what is done with it": listed(
        """leverage, leverages, leveraging, leveraged, operationalise, operationalize, operationalising, operationalizing, productise, productize,
        actionable insights, actionable insight, deep dive, deep-dive, deep dives, deep-dives, double-click, double click on, circle back,
        touch base, ideate, ideation, impactful, high-impact, flywheel, secret sauce, actionable, at scale, win the future, own the space, own the conversation,
        next frontier, white space, blue ocean, fail fast, fail-fast, powerhouse, ignite, solutioning, incentivise, incentivize, right-size, rightsize, rightsizing, right-sizing, boil the ocean,
        low-hanging fruit, low hanging fruit, low-hanging fruits, low hanging fruits, quick wins, quick win, move the needle, moves the needle, moving the needle, needle-moving,
        needle mover, needle movers, push the envelope, pushing the envelope, double down, doubling down, lean in,
        lean into, hit the ground running, open the kimono, peel the onion,
        core competency, core competencies, core competence, value-add, value add, value-adds, value streams, value stream,
        take it offline, run it up the flagpole, blue sky thinking, blue-sky thinking, tiger team,
        land and expand, growth hacking, growth hack, growth hacks, growth-hack, hyper-scale, hyperscale, hyper-growth, hypergrowth,
        supercharge, supercharged, supercharging, turbocharge, turbocharged, turbo-charge, unlock value, unlocking value, unlock potential,
        unlock the potential, unlock the full potential, unlock growth, unlock the power, unleash, unleashing, unleash the power,
        unlock new, unlock opportunities, unlock efficiencies, unlock revenue, unlock innovation, unlock the next, unlock scale, hockey stick, hockey-stick,
        quantum leap, step change, step-change, sea change, crush it, laser-focused, laser focus, laser-focus, drink our own champagne,
        eat our own dog food, dogfooding, dog-fooding, pivot to, catapult, skyrocket, think big,
        big rocks, cut through the noise, crystallise, socialise the, cascade the vision, unleash the potential, harness the power, harnessing the power, at scale and speed, at the speed of, boots on the ground"""
    ),
    "say what is different from today, in words a customer would use": listed(
        """paradigm, paradigms, paradigm shift, paradigm-shifting, paradigm-changing, disrupt, disrupting, disruption, disruptor, disruptors,
        disruptive, disruptive innovation, game-changing, game changing, game-changer, game changer, game-changers, gamechanger,
        changemaker, changemakers, change-makers, future-ready, future-proof, future-proofed, future-proofing, futureproof, next-level,
        next level, next-gen, next generation, next-generation, bleeding-edge, bleeding edge, cutting-edge, cutting edge, leading-edge,
        state-of-the-art, state of the art, revolutionise, revolutionize, revolutionising, revolutionizing, groundbreaking,
        ground-breaking, trailblazing, trailblazer, trailblazers, reinvent, reinventing, reimagine, reimagining, reimagined, re-imagine,
        transformational, transformative, transformation journey, digital transformation, visionary, moonshot, innovative solutions, innovation culture,
        culture of innovation, best-of-breed, best of breed, best-in-class, best in class, best-in-breed, category-defining, category-leading, category-creating, go-to, one-stop shop, one-stop-shop, rockstar, rockstars, rock star,
        rock stars, ninja, ninjas, guru, gurus, wow, wow factor, wow-factor, wow effect, wow-effect, wow moments"""
    ),
    "say what a person no longer has to do, or does for the first time": listed(
        """seamless, seamlessly, frictionless, frictionlessly, turnkey, turn-key, end-to-end solution, end-to-end solutions,
        end-to-end experience, holistic, holistically, 360-degree, 360 degree, omnichannel, omni-channel, touchpoint, touchpoints, touch-points,
        customer-centric, customer-centricity, customer centric, customer centricity, user-centric, user-centricity, people-centric,
        client-centric, data-driven culture, data-driven mindset, mission-critical, mission critical, robust solutions, robust and scalable,
        scalable solutions, hyper-personalised, hyper-personalized, hyper-personalisation, hyper-personalization, immersive experiences,
        delightful experiences, delightful experience, memorable experiences, enterprise-grade, data-driven, data driven, insight-driven,
        insights-driven, customer-obsessed, customer obsession, customer-first, customer first mindset, digital-first, digital first, high-touch,
        mindset shift, one-team mindset, winning mindset, winning culture, high-performance culture, high-performing culture, agile organisation,
        agile organization, agile and lean, lean and agile, nimble and agile, agile enterprise, phygital, ecosystem, ecosystems, mindset, mindsets, end-to-end, in our dna, company dna, cultural dna, bespoke solutions, agile mindset, growth mindset, growth mind-set,
        zero-defect mindset, digital-first mindset, ownership mindset, owner mindset, agile transformation, agility mindset, radical candour"""
    ),
    "say who will do what": listed(
        """journey, journeys, unlock, unlocks, unlocking, untapped, harness, harnessing, tap into, gain traction, align stakeholders, align around,
        alignment around, platform play, digital native, digital-native, co-creating, growth accelerator, shared vision, one team one dream,
        helicopter view, sweet spot, bang for the buck, on the same page, all hands on deck, next big thing, out of the park, home run,
        slam dunk, of tomorrow, of the future, radical transparency, radical collaboration, hyperconnected, smart city,
        superpower, superpowers, rocket ship, rocketship, unicorn, unicorns, 10x, ten-x, passion, passionate, magic moments,
        silver bullet, magic bullet, table stakes, think big, win-win-win, ring-fence, sustainable value, stakeholder
        capitalism, long tail, silos, silo mentality, a-game, 110 percent, best practices, best practice, pain points,
        learnings, pioneering, agility, value chain, add value, adding value, deliver value, delivers value, delivering value,
        create value, creating value, go viral, industry 4.0, web3, web 3.0, blockchain, digital twin, digital twins, smart
        solutions, lean and mean, key enabler, key enablers, enabler, enablers, close the loop, storytelling, innovation hub,
        foster innovation, drive innovation, redefine, redefining, reshape, reshaping, shape the future, shaping the future,
        hearts and minds, lead the charge, at the forefront, top of mind, human-centred, human-centered, amplify, north star,
        crush the competition, customer journey, customer journeys, co-create, tipping point, empower, empowers, empowering,
        empowerment, thought leadership, thought leader, thought leaders, thought-leadership, north-star thinking, north star
        thinking, evangelise, evangelize, evangelising, evangelizing, stakeholder alignment, strategic alignment, strategic
        imperatives, strategic imperative, strategically align, strategic value, align our value, key stakeholders, buy-in,
        stakeholder buy-in, value proposition, value propositions, brand love, brand evangelists, lighthouse customers,
        lighthouse project, lighthouse projects, trusted advisor, trusted advisors, trusted adviser, partner of choice, employer
        of choice, provider of choice, future of work, purpose-led, future-fit, drive alignment, cross-functional alignment,
        organisational alignment, organizational alignment, mindshare, share of mind, mind share, operational excellence,
        service excellence, commercial excellence, excellence culture, culture of excellence, sales excellence, growth engine,
        value selling, go-to-market motion, mission-driven, stakeholder value, people agenda, purpose-driven, results-driven,
        results-oriented, out of the box thinking, out-of-the-box thinking, think outside the box, self-actualise,
        self-actualize, democratise, democratize, democratizing, democratising, metaverse, cloud-native mindset,
        hyperautomation, hyper-automation, sustainable growth engine, value creation, value-creation, value realisation, value
        realization, maximise value, maximize value, shareholder value, inflection point, operationalise our, moving the dial,
        move the dial, change agents, change agent, change makers, thought-leading, culture champions, strategic pillars,
        strategic roadmap, own the outcome, co-own, win as one, one voice, ownership culture, cultural transformation, business
        transformation, agile transformation, people-first culture, bring our whole selves, radically rethink, rethink
        everything, fit for the future, fit for purpose solutions, journey to excellence, on a journey, transformation journey,
        path to greatness, good to great, from good to great, raise our game, up our game, next chapter, blue ocean strategy,
        value-based selling, solution selling, single source of truth culture, mission creep, hyperfocus, hyper-focus,
        hyper-focused, bold moves, big bets, bet big, big hairy audacious, moon shot, moonshots, rising star, centre stage, take
        centre stage, thrive in, thriving in a, in today's fast-paced, fast-paced, ever-changing, dynamic landscape, competitive
        landscape, market landscape, digital landscape, unlock human potential, human potential, full potential, maximise
        potential, maximize potential, drive impact, drives impact, impact at scale, lasting impact, create impact, deliver
        impact, high performance mindset, excellence mindset, solutions-oriented, solution-oriented, action-oriented,
        forward-thinking, forward-looking solutions, outside-in thinking, design thinking culture, systems thinking"""
    ),
}
_SUCH = tuple(
    f"{what}-{how}"
    for how, whats in {
        "centric": "customer user people client patient citizen student guest human member employee data value",
        "driven": "data value purpose results mission insight insights impact innovation outcome vision technology market culture",
        "first": "digital mobile cloud ai people customer data product",
        "obsessed": "customer user product data quality",
        "led": "purpose product-led-growth values insight",
    }.items()
    for what in whats.split()
)
_HELP = {phrase: help_ for help_, phrases in _FAMILIES.items() for phrase in phrases} | dict.fromkeys(
    _SUCH, "name whom it is for, and what they get"
)

_PHRASES = Phrases(_HELP)
# Beside such words they mean what they say: a pipe without a seam, fruit on a tree, pupils who shout.
_LITERAL: dict[str, frozenset[str]] = {
    "seamless": word_set("pipe pipes tube tubes tubing steel stockings garment garments"),
    "low-hanging": word_set("harvest orchard tree trees apples cherries pears frost ladder"),
    "low": word_set("harvest orchard tree trees apples cherries pears frost ladder"),
    "best-of-breed": word_set("dog dogs cat cats show"),
    "best": word_set("dog dogs pupil pupils"),
    "disruptive": word_set("behaviour behavior pupil pupils students passengers patients noise guests"),
    "disruption": word_set(
        "service services train trains travel traffic supply passengers power schedule hours minutes days line works"
    ),
    "disrupting": word_set("service trains traffic lessons sleep supply"),
    "next": word_set("player players pupil pupils students game sequencing course"),
    "cutting-edge": word_set("saw saws blade blades knife knives"),
    "ecosystem": word_set("river forest marine species lake soil reef wetland coast coastal ocean"),
    "ecosystems": word_set("river forest marine species lake soil reef wetland coast coastal ocean"),
    "end-to-end": word_set("encryption encrypted test tests testing latency"),
    "cutting": word_set("saw saws blade blades knife knives tool tools"),
    "groundbreaking": word_set("ceremony site stone"),
    "turnkey": word_set("home homes house houses flat flats plant plants"),
    "360-degree": word_set("feedback camera cameras photo photos video videos review reviews tour tours"),
    "next-generation": frozenset(("sequencing",)),
    "omnichannel": word_set("orders stock returns"),
    "journey": word_set("bus train minutes passenger passengers rate car tram ferry ticket late km miles hours school"),
    "journeys": word_set(
        "bus train minutes passenger passengers rate car tram ferry ticket late km miles hours school"
    ),
    "unlock": word_set("phone phones door doors bike bikes car cars account accounts screen scooter scooters gate"),
    "harness": word_set("safety horse climbing rope wiring"),
    "empower": frozenset(("to",)),  # then it says what they do
    "silos": word_set("grain feed corn cement wheat malt"),
    "deep": word_set("divers metres submarine sea lake"),
}
_DEBT = tuple((word,) for word in ("below", "under", "of", "at", "over", "above", "ratio", "is", "from"))
_LIFTED = word_set("take bring lift raise elevate move")  # "Take the game to the next level"


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first buzzword in each text."""
    for text in english(snapshot):
        for first, last in _PHRASES.find(text.tokens):
            literal = _LITERAL.get(text.tokens[first], frozenset())
            if not literal.isdisjoint(text.tokens) and text.tokens[text.head] not in _LIFTED:
                continue
            if text.tokens[first] == "leverage" and text.tokens[last : last + 1] in _DEBT:
                continue
            yield text.finding(
                first,
                last,
                "{} is a word that everybody pictures differently",
                _HELP[" ".join(text.tokens[first:last])],
            )
            break
