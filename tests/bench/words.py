"""What companies of the bench are made of: names, and what people say."""


def listed(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(",")]


FIRST = listed("""Ana, Ben, Cleo, Dora, Emil, Fay, Gus, Hana, Ivo, Jo, Kai, Lena, Milo, Nora, Otto, Pia, Quin, Rosa, Sam, Tess,
Uma, Vera, Wim, Yara, Zoe, Adil, Bo, Carla, Dev, Elif, Femi, Greta, Hugo, Ines, Jun, Kofi, Lia, Mats, Nils, Olga""")
LAST = listed("""Abara, Berg, Costa, Dahl, Eriksen, Falk, Garcia, Haddad, Ito, Jansen, Kaya, Lund, Moreau, Novak, Okafor, Pires,
Quist, Rossi, Santos, Tanaka, Ueda, Varga, Weber, Xu, Yilmaz, Zeman, Adler, Brandt, Cruz, Dube, Engel, Fischer, Gray, Holm, Ivanov,
Jung, Keller, Lopes, Meyer, Nagy, Olsen, Park, Reyes, Silva, Torres, Unger, Vance, Wolf, Young, Zola""")

PLACES = ("", "North", "South", "East", "West", "Coast", "Islands", "Overseas")
AREAS = listed("""Payments, Retail, Logistics, Insurance, Lending, Energy, Travel, Health, Education, Media, Housing, Food, Fashion,
Mobility, Industry, Public Services""")
TRADES = listed("""Onboarding, Search, Mobile, Reporting, Support, Partners, Growth, Billing, Data, Platform, Quality, Training,
Compliance, Field Work, Research, Design, Content, Operations, Security, Hiring, Pricing, Delivery, Community, Fraud""")

WHO = listed("""new shops, small clinics, returning readers, field engineers, first-time buyers, night shifts, school leavers,
our partners, large accounts, young families, local authorities, wholesale customers, people who switch, callers, tenants, volunteers,
drivers, farms, repair shops, visiting nurses, evening students, landlords, travel agents, bakers""")
WHAT = listed("""find what they need, get help in time, trust our numbers, finish on their own, come back gladly, waste less,
feel at home, pay without a second thought, know where things stand, recommend us, start on the first day, lose nothing,
choose with confidence, see what they get, hear from us first, plan ahead, save an hour a day, keep their promises""")
HOW = listed("""without waiting, in their first week, on any device, in every region, at half the effort, whatever happens,
in their own words, before they ask, with one call, on the busiest day""")
WHY = (
    "Half of them leave before they see what we are good for",
    "It is the first reason that people give when they go",
    "Last year we promised it, and the survey shows that nobody noticed",
    "Every tenth call is about this, and the calls grow faster than we do",
)
STORY = (
    "What we know is little: *most* of them never tell us why they leave. The first two weeks are for asking.",
    "We tried the obvious in spring, and it moved nothing. This time we begin with the ten whom we know by name.",
    "Two things have to come together:\n\n1. the shorter way, which is drawn;\n2. somebody who answers on the same day.",
)

RISING = listed("Activation, Retention, Completed setups, Attendance, Response rate, Repeat orders, Referrals")
FALLING = listed("Answer time, Time to first order, Waiting time, Time to repair, Lead time")
MILESTONES = ("alpha", "beta", "everybody")
THIRD = (
    ("errors", "Errors stay below 4% of all calls", "kind: at-most\n    limit: 4%"),
    (
        "rollout",
        "Three steps to everybody",
        "kind: milestones\n    milestones:" + "".join(f"\n      - id: {step}" for step in MILESTONES),
    ),
    ("understanding", "How well we understand them", "kind: judged"),
    ("sign-off", "Signed off by the auditors", "kind: binary"),
)

AHEAD = (
    "Better than we thought. Two large accounts finished their setup on the same day.",
    "The test with half of the customers moved it by two points.",
    "The shorter form is live for everybody, and it shows.",
)
STEADY = (
    "As planned.",
    "We looked at twelve cases by hand; most of them fail at the **second** step.",
    "Holidays. Expect the same next week.",
    "A quiet week; the next release is on Tuesday.",
)
BEHIND = (
    "No change: the release slipped to next week, and with it the number.",
    "We lost a week to the outage. The way is right, the pace is not.",
    "Fewer than we hoped came back. We call five of them.",
)
BLOCKERS = ("The new contract is not signed", "Nobody has time to review it", "The data come a week late")
NEXT = ("Ship the shorter form to everybody", "Call the five who left", "Agree on the definition with finance")
ASKS = ("An hour of your analyst", "The list of accounts that left", "A date for the new interface")
DECISIONS = ("Stop the second survey", "Start with the ten largest", "No new reports until the quarter ends")
WINS = (
    "The first customer was live in nine minutes",
    "A thank-you letter, by hand",
    "A week without a single complaint",
)
ACTIONS = ("Write down how we count", "Invite finance to the demo", "Ask the ten for an hour each")
WORK = ("Rewrite the first steps", "Train the evening shift", "Move to the new provider", "Ask twenty customers")
LESSONS = (
    "Begin with the number we can count today",
    "Three key results are enough",
    "Ask the other team before the quarter begins",
)
WELL = ("We met every week, and it stayed short", "The number was one that everybody could read")
NOT_WELL = ("We learned in week ten what we could have asked in week two", "Two of us did all of the work")
