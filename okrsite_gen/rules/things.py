"""What can be made, held or signed, by which verbs, and what is with people: the words by which rules tell an output from an effect."""

from __future__ import annotations

from okrsite_gen.rules.english import listed, word_set

# Verbs of making and doing, whatever their object.
MADE = listed(
    """launch, relaunch, ship, release, rebuild, implement, deploy, redeploy, roll out, set up, integrate, install, migrate,
        upgrade, automate, refactor, redesign, revamp, rebrand, overhaul, modernise, modernize, prototype, pilot, configure,
        put in place, stand up, spin up, go live with, port, decommission, sunset, provision, instrument, containerise, containerize,
        digitise, digitize, construct, buy, purchase, procure, renovate, kick off, carry out, execute, finalise, finalize,
        consolidate, centralise, centralize, standardise, standardize, formalise, formalize, institute, bootstrap, craft, complete,
        finish, embed, plant, apply for, bid for, repair, equip, furnish, erect, assemble, mount, paint, order, draw up, merge, unify, adopt,
        negotiate, renegotiate, ratify, switch off, turn off, shut down, close down, phase out, retire, refurbish, retrofit, resurface, relocate,
        restructure, reorganise, reorganize, redevelop, tender, inaugurate, unveil, rename, replatform, rearchitect, re-architect, dockerise,
        dockerize, patent, archive, demolish, dismantle, put out to tender, revise, amend, deprecate, abolish, repeal, revoke, rewire, put into operation, bring into service, wind down, sign off"""
)
WRITTEN = listed(
    """publish, write, rewrite, film, draft, document, write up, write down, translate, announce, submit, distribute,
        print, curate, author, tweet, codify, set out, lay out, minute, blog about, premiere, broadcast, catalogue, compile, hand out, give out, transcribe, illustrate"""
)
# With what could be measured in their stead.
ALWAYS: dict[str, tuple[str, ...]] = {
    "teams that use it every week from 0 to 40": MADE,
    "readers who ask for a talk from 12 to 40 a month": WRITTEN,
    "guests who try it within a month from 5% to 20%": listed(
        """host, co-host, organise, organize, conduct, speak at, exhibit at, sponsor, present, present at, showcase, co-organise,
        co-organize, talk at, put on, co-sponsor"""
    ),
    "requests that need nobody else from 60% to 85%": listed(
        """hire, recruit, train, certify, appoint, upskill, strengthen the team with, onboard, retrain, backfill, headhunt, nominate, second,
        select, shortlist, enrol, enroll"""
    ),
    "first talks that lead to a second from 20% to 35%": listed(
        """reach out, reach out to, contact, interview, survey, cold-call, cold call, e-mail, email, phone, ring, mail, approach,
        knock on, collect, gather"""
    ),
    "questions decided without asking back from 40% to 80%": listed(
        """define, outline, map, map out, specify, formulate, articulate, design, write a plan, agree on a plan, conceive, sketch, approve"""
    ),
}
# These make a thing, or something that is with people, or money: "build trust".
MAKES = listed("build, create, develop, deliver, establish, provide, introduce, replace")
# These make or do something only with such an object: "hold a meeting", "open two shops".
DOES = listed(
    """hold, run, do, give, make, prepare, start, perform, present, stage, schedule, send, send out, share, post, add, record, issue, file, plan,
    test, fix, update, refresh, extend, edit, open, have, lead, produce, propose, find, offer, set, expand, put, generate, fit, keep sending,
    keep publishing, keep running, continue to publish, continue to hold, facilitate, try, use, switch to, move to, transition to, convert, sign, conclude, agree, agree on, agree with, choose, pick, decide on, begin, commence,
    pass, move, close, merge in, lodge, arrange, award, enter into, found, set in motion, trial, go through, work out, work up, bring out"""
)
# Being busy is a product where it is counted: "attend three conferences".
COUNTED = listed(
    """attend, review, discuss, evaluate, assess, audit, analyse, analyze, visit, call, participate in, take part in, process, research,
    consult, advise, coach, mentor, meet, test, resolve, fix, watch, pitch, pitch to, inspect, check, dig, lay, put up, meet with, talk to, talk with, speak to, speak with, invite, audit, scan, shadow"""
)

PRODUCTS = word_set("""article articles post posts story stories whitepaper whitepapers paper papers e-book ebook ebooks e-books guide guides
    tutorial tutorials video videos podcast podcasts episode episodes newsletter newsletters document documents documentation docs
    report reports presentation presentations slides deck decks template templates playbook playbooks handbook manual manuals policy
    policies procedure procedures guideline guidelines strategy strategies roadmap roadmaps plan plans proposal proposals survey
    surveys questionnaire study studies analysis analyses audit audits interview interviews workshop workshops webinar webinars
    training trainings course courses curriculum class classes session sessions seminar seminars meetup meetups meeting meetings
    event events conference conferences summit hackathon hackathons retreat offsite retrospective retrospectives retro retros demo
    demos talk talks lecture lectures walk walks drill drills rehearsal campaign campaigns ads adverts mailing mailings email emails
    e-mail e-mails letters calls visits roundtable roundtables fair fairs tour tours exhibition booth feature features functionality
    integration integrations app apps application website websites site microsite page pages portal platform tool tools
    dashboard dashboards system systems component components library module modules endpoint endpoints api apis sdk prototype
    prototypes mock-up mock-ups mockups wireframe wireframes mvp beta alpha poc pilot pilots test tests experiment experiments script
    scripts infrastructure database migration program programme programs programmes scheme schemes initiative initiatives framework
    frameworks process processes workflow workflows checklist checklists committee council shop shops store stores office offices
    branch branches location locations warehouse line logo tree trees patent patents awards project
    projects catalogue catalog brochure brochures flyer flyers poster posters toolkit kit deliverables intranet curriculum
    scholarships releases changelog reviews activities leaflets leaflet banners signs badges labels forms books lessons songs
    sensors chargers stations benches lamps machines robots vans trucks lorries beds ramps playground kitchen gym lab labs studio
    factory plant depot bridge garden museum canteen sdks connectors connector adapters plugin plugins extension extensions widget
    widgets bot bots chatbot model models algorithm algorithms dataset datasets release journey journeys persona personas okrs kpis
    metrics map maps backlog repository wiki faq faqs blueprint blueprints spec specs specification specifications rfc rfcs memo""")

# What is made here is with people, or is money, or a service that arrives.
EFFECTS = word_set("""trust culture habit habits awareness confidence reputation relationship relationships loyalty community communities momentum
    team teams organisation organization company workplace environment revenue growth value results demand satisfaction delight
    excellence world future customers market markets leadership synergies synergy impact savings income profit pipeline sense spirit
    belonging transparency clarity alignment ownership accountability happiness love fans advocates presence credibility authority
    capability capabilities capacity skills resilience wow joy safety opportunities jobs units buzz engagement difference
    advantage uptime availability responses answers reply replies outcomes success returns margin cash energy power food meals water
    goods support care access service services orders parcels letters patients calves milk bread proof mindset brand leads sales footprint lowest highest best largest fastest
    safest cheapest easiest simplest most healthiest happiest""")
# These are outputs only where somebody makes or signs them: "sign a contract"; "12 new contracts" are sales.
PAPERS = word_set("""agreement agreements contract contracts partnership partnerships charter charters mou memorandum lease leases deal deals
    treaty pledge licence license tender tenders bylaw bylaws ordinance regulation regulations resolution
    rules standard standards contingency register inventory guidance advice protocol protocols clinic clinics school schools
    nursery nurseries kindergarten restaurant restaurants cafe centre centres center centers hub hubs pharmacy pharmacies library libraries
    ward wards bakery bakeries garage garages station stations campus supplier suppliers vendor vendors provider auditor agency contractor
    contractors software crm erp server servers repo repos environment environments cluster sandbox account accounts service-desk helpdesk
    hotline fund board working-group taskforce task-force group groups network networks association club clubs construction works renovation
    recruitment procurement negotiations talks consultation consultations""")
# Gatherings, where they are the thing counted: "Reading nights with 40 volunteers".
GATHERINGS = word_set("""nights evenings mornings afternoons festivals dinners breakfasts lunches picnics competitions contests celebrations parades
    concerts exhibitions performances sprints bootcamps trips excursions gatherings debates screenings shows days parties circles camps marathons
    hackdays lessons briefings inspections simulations clinics drop-ins""")
# What comes about anyway and is only prepared: an audit is no document.
OCCASIONS = word_set("""audit audits move launch inspection visit election elections merger migration opening transition switch rollout roll-out handover
    go-live examination exam season winter summer peak review hearing fair conference conferences expansion relocation ipo""")
