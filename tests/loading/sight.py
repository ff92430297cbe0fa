"""What an audience gets of documents, all in memory: the sieve as the pipeline asks it, without folders."""

from okrsite_gen.loading import Sieve, Sight, load
from okrsite_gen.reading.document import SPOKEN


def visible(documents, portfolio, *, drafts=False, audience="company"):
    """What `documents`, of which all is in `portfolio`, are for an audience."""
    definitions = [each for each in documents if each.found.kind not in SPOKEN]
    spoken = [each for each in documents if each.found.kind in SPOKEN]
    sieve = Sieve(definitions, portfolio, drafts=drafts, audience=audience)
    if sieve.overhears:
        said = [each.data if each.found.kind == "check-in" else None for each in spoken]
        sieve.close(each.found for each, keys in zip(spoken, said, strict=True) if sieve.stays(each.found, keys))
        sieve.overhear(spoken)
    defines, says = sieve.left(), sieve.sift(spoken)
    if not (sieve.hides or says.taken):
        return Sight(portfolio=portfolio, problems=())
    rest, problems = load([*defines.documents, *says.documents])
    return sieve.sight(rest, problems, [each.found.file for each in documents], [defines.taken, says.taken])
