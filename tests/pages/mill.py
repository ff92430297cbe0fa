"""A mill on Friday 20 November 2026: everybody waits for the smiths, who agreed to nothing; the painters wait for nobody.

Sails, cart and oven reach the company's one objective, the oven through the cart; the forge, the picture and what the smiths promise
to learn do not. The miller's old wheel was retired, and last quarter's road is over.
"""

from orchard import objective

KR = "{id: done, title: Done, kind: binary}"


def needs(*wants):
    return f"[{', '.join(wants)}]"


MILL = {
    "okrsite.yml": "company: Mill\nas_of: 2026-11-20\ncycle_title: Q{q} 20{yy}\n",
    "mill/team.yml": "name: The Mill\n",
    **{
        f"mill/{team}/team.yml": f"name: {team.title()}\n"
        for team in ("bakers", "carters", "millers", "painters", "smiths")
    },
    "mill/2026-q4/bread.md": objective("Bread in every house", KR),
    "mill/millers/2026-q4/sails.md": objective(
        "Sails that hold",
        KR,
        supports="[mill/bread]",
        depends_on=needs(
            "{to: smiths/forge, what: Iron rings, needed_by: 2026-11-23}",
            "{to: smiths/forge#done, what: A hook, needed_by: 2026-12-04}",
            "{to: bakers/oven, what: An order for spring, needed_by: 2026-12-14, agreed: true}",
        ),
    ),
    "mill/millers/2026-q4/wheel.md": objective(
        "A wheel", KR, supports="[mill/bread]", retired="{date: 2026-11-02, reason: The river is dry}"
    ),
    "mill/carters/2026-q4/cart.md": objective(
        "A cart a day",
        KR,
        supports="[mill/bread#done]",
        depends_on=needs(
            "{to: smiths/forge, what: Two axles, needed_by: 2026-11-18}",
            "{to: millers/wheel, what: Water, needed_by: 2026-12-05, agreed: true}",
            "{to: smiths/2026-q3/road, what: The road}",
        ),
    ),
    "mill/bakers/2026-q4/oven.md": objective(
        "A hot oven",
        KR,
        supports="[carters/cart]",
        depends_on=needs("{to: smiths/forge, needed_by: 2026-12-05}", "{to: bakers/flour, what: Flour}"),
    ),
    "mill/bakers/2026-q4/flour.md": objective("White flour", KR, supports="[oven]"),
    "mill/smiths/2026-q3/road.md": objective("A road of stone", KR),
    "mill/smiths/2026-q4/forge.md": objective("A second forge", KR),
    "mill/smiths/2026-q4/read.md": objective("Learn to read", KR, type="personal"),
    "mill/painters/2026-q4/picture.md": objective("A picture of the mill", KR),
}
