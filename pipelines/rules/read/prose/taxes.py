"""Who pays taxes and benefits on the stipends, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence

TAX = re.compile(r"\b(?:tax(?:es)?|benefits?|fringe|fica|withholding|impuestos?|payroll)\b")
_OURS = re.compile(
    r"\b(?:understand\w*|understood|knows?|accept\w*|agree\w*|aware|acknowledg\w+|clear|ours|(?:its|their) own|our (?:own|"
    r"responsib\w+|cost)|we (?:will )?(?:pay|cover|bear)|paid by (?:us|the district)|district(?:'s)? "
    r"(?:own|pays|will pay|cost|responsib\w+)|"
    r"el distrito (?:los )?(?:paga|pagara|asume)|(?:fall|stay|rest|remain|lie)s? (?:to|with) (?:us|the district)|nuestra cuenta|responsib\w+|entend\w+|borne|on us|are on "
    r"the district|the district (?:(?:will|shall|must) )?(?:pays?|covers?|bears?|assumes?|carr(?:y|ies))|"
    r"we (?:(?:will|shall) )?(?:carry|assume|shoulder|take care of|take on|handle))\b"
)
#: "Taxes are not covered": by you, which is what is to be understood.
_NOT_COVERED = re.compile(
    r"\b(?:is|are) not (?:covered|included|reimbursed|paid by you|part of (?:it|your))\b"
)
_REFUSED = re.compile(
    r"\b(?:not|no|n't|don't|cannot|can't|unable|thought|unless|until|if|expect you|you (?:pay|cover|will))\b|\?"
)


def read_taxes(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of whether the district understands that taxes and benefits are its own."""
    for sentence in sentences:
        if not sentence.in_plan and TAX.search(sentence.plain):
            yield from _taxes(sentence)


#: "Alder will cover the taxes and benefits": a name, and so one that the letter gives to somebody who pays.
_NAME_PAYS = re.compile(
    r"^(?:[A-Z][\w'’.-]* ){1,6}(?:will|shall|is going to) (?:pay|cover|bear|assume|carry)\b[^.;]{0,40}\b(?:tax|benefits)"
)
#: Who pays for others: the partnership asks districts to pay, and no district pays in its name.
_NOT_OURS = re.compile(r"^(?:The|Your|Code|Who|What|If|You|They)\b")


def _name_pays(text: str) -> bool:
    """Does a sentence open with a name that pays taxes or benefits?"""
    return _NAME_PAYS.match(text) is not None and _NOT_OURS.match(text) is None


def _taxes(sentence: Sentence) -> Iterator[Candidate]:
    plain = sentence.plain
    if not (
        (_OURS.search(plain) or _name_pays(sentence.text))
        and re.search(
            r"\b(?:stipends?|they|them|benefits|fringe|beneficios|prestaciones|estipendios?)\b", plain
        )
    ):
        return
    if _REFUSED.search(_NOT_COVERED.sub(" ", plain)):
        yield candidate("taxes_understood", None, 0.8, sentence, seen=sentence.text)
        return
    yield candidate("taxes_understood", True, 0.9, sentence)
