"""An abbreviation that colleagues from another department cannot be expected to know.

OKRs are public in the house so that others can see where their work fits, and ask. Who meets three letters that they would have to look
up does not ask: they scroll on. One line in the glossary is enough, and every page then shows what is meant.

```yaml
objective: Marketing brings conversations, not lists
key_results:
  - {id: mqls, title: 300 MQLs a month, baseline: 180, target: 300}
```

Remedy: write it out ("leads that Sales would call"), or put it into `glossary:` in okrsite.yml (`MQL: Marketing-qualified lead`).
Where the title itself explains it (`Net Promoter Score (NPS)`), nothing is reported; nor for units, everyday abbreviations, and
names of the house's teams, people and cycles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import listed
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english_with, written
from okrsite_gen.scoring.snapshot import Snapshot

ID = "unknown-abbreviation"
SEVERITY = Severity.INFO

# `ARR`, `MQLs`, `eNPS`, `SaaS` and the like; `A-GPS` and `COVID-19` by their parts.
_ABBREVIATION = re.compile(r"[a-z]?[A-Z]{2,6}s?|[A-Z]{1,3}[a-z][A-Z]{1,3}s?|[A-Z]{1,2}\d[A-Z]{1,2}s?")
_CAPITALS = re.compile(r"[A-Z](?:[A-Z]|[a-z][A-Z])")
_ROMAN = re.compile(r"[IVX]+")
_EVERYDAY = frozenset(
    listed(
        """CEO, CFO, CTO, COO, CMO, CIO, CPO, HR, IT, PDF, URL, API, EU, US, USA, UK, UN, UAE, FAQ, CRM, GDPR, ISO, VAT, TV, PC, AI, UI, UX, FY, KPI, OKR,
        B2B, B2C, D2C, SaaS, iOS, ID, PR, R&D, QA, OK, CV, DVD, CD, USB, GPS, SMS, WiFi, LED, VIP, DIY, ASAP, ETA, RSVP, PIN, SIM, QR, ATM, NGO, AGM, BBC, NATO,
        WHO, UNESCO, UNICEF, NASA, NHS, NYC, LA, DC, SF, PhD, MBA, BA, MA, VP, SVP, EVP, MD, GM, HQ, AM, PM, EST, CET, UTC, GMT, PO, TBD, TBA, FYI, VS, DNA, HIV, AIDS,
        COVID, MRI, CT, ICU, CCTV, HTML, CSS, CSV, XML, JSON, HTTP, HTTPS, WWW, JPEG, PNG, SVG, MP, LAN, VPN, SEO, ROI, AWS, IBM, SAP, BMW, DHL, UPS, KLM, NBA, FIFA, UEFA, EMEA,
        APAC, LATAM, DACH, ANZ, NA, OS, CO, CO2, AC, DC, MC, DJ, MVP, IPO, LLC, AG, SE, PLC, INC, LTD, YAML, SVP, BYOD, DEF, IP, OSS, LGBT, LGBTQ, STEM, PS, SOC, WCAG, JIRA, UNIX,
        KM, KG, KW, KWH, MW, MWH, GWH, GB, MB, TB, KB, GHZ, MHZ, HZ, EUR, USD, GBP, CHF, AUD, CAD, JPY, CNY, INR, SEK, NOK, DKK, PLN, CZK, PV, EV, HGV, SUV, DB, ML, DIN, EN, CE,
        KR, O, A4, A3, H1, H2, Q1, Q2, Q3, Q4, EOY, EOQ, YTD, ABC, SOS, UFO, IQ, JV, NB, NDA, LOL, PA, MOT, FBI, CIA, IRS, FDA, EPA, MIT, UCLA, YMCA, IKEA, LEGO, NYT, CNN,
        GP, PRD, SSO, RFP, SDK, DNS, 2FA, MFA, ERP, ESG, CSR, DEI, ICT, AR, VR, 3D, 2D, GPU, CPU, RAM, SSL, SSD, PPT, DM, WLAN, NFC, LTE, ER, A&E, ECG, PCR, IVF,
        TB, MOOC, BSc, MSc, GCSE, SAT, RSS, HDMI, FM, BBQ, RIP, AKA, DOB, PTO, WFH, IoT, LNG, AED, CPR, ADHD, HEPA, BIC, IBAN, SEPA, CFA, CPA, GAAP, IFRS, OEM, P&L, PHP, HDD, GIF, MP3, EPUB, ISBN, OECD, IMF, ECB, WTO, MEP, EUR, FAA, TSA, DVLA, HMRC, ADAC, TÜV, DSGVO, PA, CC, BCC, SWAT, LCD"""
    )
)
_KNOWN = frozenset(word.casefold() for word in _EVERYDAY)
_SHOUTED = 0.6
_EVERY_WORD, _SPELT = 3, 2


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Each abbreviation once in a text."""
    known = _KNOWN | _in_house(snapshot)
    for text in english_with(snapshot, _CAPITALS):
        for place, short in _unknown(text, known):
            yield text.finding(
                place,
                place + 1,
                "{} is not in the glossary",
                f"write it out, or explain it once for all with `glossary: {{{short}: ...}}` in okrsite.yml",
            )


def _in_house(snapshot: Snapshot) -> frozenset[str]:
    """What the company has explained or given as a name: glossary, terms, teams, people, cycles, KPIs, priorities."""
    settings, portfolio = snapshot.settings, snapshot.portfolio
    names = [settings.company or "", *settings.glossary, *settings.terms, *settings.terms.values()]
    names += [team.name for team in portfolio.teams.values()] + list(portfolio.teams)
    names += [person.label for person in portfolio.people.values()]
    names += [cycle.title for cycle in portfolio.cycles.values()]
    return frozenset(word.casefold() for name in names for word in re.findall(r"\w+", name))


def _unknown(text: Text, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    words = written(text)
    letters = [word for word in words if len(word) > 1 and word.isalpha()]
    if sum(map(str.isupper, letters)) >= max(_EVERY_WORD, _SHOUTED * len(letters)):
        return
    seen: set[str] = set()
    for place, word in enumerate(words):
        for part in re.split(r"[-'’]", word):
            short = part.removesuffix("s") if part[:-1].isupper() else part
            if _ABBREVIATION.fullmatch(part) and short not in seen and not _is_known(words, place, short, known):
                seen.add(short)
                yield place, short


def _is_known(words: list[str], place: int, short: str, known: frozenset[str]) -> bool:
    """Explained in the house, everyday, a numeral, or spelt out right here: `Net Promoter Score (NPS)`, `NPS (Net ...)`."""
    before, behind = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    spelt_out = (before == "(" and place > _SPELT) or (
        behind == "(" and len(words) > place + 2 and not words[place + 2].isupper()
    )
    return short.casefold() in known or bool(_ROMAN.fullmatch(short)) or spelt_out or before == "&" or behind == "&"
