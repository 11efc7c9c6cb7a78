"""Which question a label asks: rules over concepts, scored by how much of the label they explain.

A rule names what a label must talk about (`needs`: groups, each with alternatives) and what it may talk about
besides (`helps`). Its score is the explained part of the label's weight, times `base`. A need with "@" may be
supplied by the section instead of the label, at a price.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.rules.read.language.hearing import Heard, hear
from pipelines.rules.read.language.vocabulary import CONCEPTS

#: What a need costs that only the section supplies.
FROM_SECTION = 0.85


@dataclass(frozen=True, slots=True)
class Rule:
    """key: a key of the form, or one of the composite keys below. needs: groups of alternatives. specific: how much
    the needed concepts weigh: "lead" says more than "district"."""

    key: str
    needs: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    base: float
    section_needs: tuple[frozenset[str], ...] = ()
    specific: float = 0.0


_PLANS = "program student teacher partnership school district plan_teachers"
_COUNTING = "count district school official name student"
_PAY = "teacher money stipend attend program committed request school district"

#: key | needs (alternatives with "/") | what it may mention besides | base. Keys that are no keys of the form:
#: "address" (street, city, state, postal code together), "stipend" (the unit stands in the answer), "school_year"
#: (first and last day together), "schools" (all levels together), "person:…" (an attribute of somebody).
_RULES = """
district_name | district | name official request applying lead location school | 1
district_name | name official | school district | 0.95
district_name | name @district | school | 0.95
district_name | name school | official district | 0.7
state | state | district location school official office name student code enrollment member | 1
city | city | district location school official office name street | 1
city | location | office district school | 0.9
address | street | office district location city state zip school | 1
office_postal_code | zip | code office district street city school count | 1
office_phone | phone office/district/school | location count primary name | 1
office_phone | office_phone | phone office district location count name | 1
office_phone | phone @district | count name | 1
nces_id | nces | plan_teachers district count official school location state code local_id committed | 1
nces_id | local_id | district official count code | 0.72
website | web | district school official office street | 1
students | student | count district school enrollment | 1
students | enrollment | count district school student official | 1
elementary_schools | elementary | count district school | 1
middle_schools | middle | count district school | 1
high_schools | high | count district school | 1
schools | school count | district | 0.8
schools | school @district | count | 0.75
applying_as | applying | consortium district lead member school request title | 1
applying_as | lead member | consortium district applying | 0.85
applying_as | consortium | applying district member lead | 0.8
lead_district | lead | district consortium member name official applying | 1
lead_district | consortium @member | district name | 0.6
members | member | district consortium lead name school state applying count committed teacher program | 1
school_year_start | start school_year | date district student school | 1
school_year_end | end school_year | date district student school | 1
school_year_start | start school/student/date | date student school school_year district | 1
school_year_end | end school/student/date | date student school school_year district | 1
school_year_start | start | date district | 0.7
school_year_end | end | date district | 0.7
school_year_start | start @school_year | date student school | 0.9
school_year_end | end @school_year | date student school | 0.9
school_year | school_year start end | date district student school | 1
school_year | school start end | date district student school_year | 1
school_year | school_year | date district school | 0.8
vision | vision | program student partnership school district | 1
implementation | implementation | program student teacher partnership school district plan_teachers schedule | 1
promotion | promotion | program student partnership school district count committed enrollment | 1
support | support | program teacher plan_teachers partnership school district student attend applying principal | 1
sustaining | sustaining | program partnership school district student support money teacher attend | 1
sustaining | partnership end | program school district student | 0.9
students_per_computer | device student/ratio/count | school ratio count program | 1
students_per_computer | device | school ratio student program | 0.85
students_per_computer | ratio student | school count school_year | 0.8
students_per_computer | ratio | | 0.8
bandwidth_mbps | bandwidth | school district count location office ratio | 1
k5_facilitator | elementary attend | name primary program teacher | 0.8
k5_facilitator | facilitator | elementary name program teacher attend district student school official primary | 1
stipend_per_day | stipend day | {pay} | 1
stipend_per_day | day @stipend/money/budget/source | {pay} ratio | 0.95
stipend_per_hour | stipend hour | {pay} | 1
stipend_per_hour | hour @stipend/money/budget/source | {pay} ratio | 0.95
stipend_per_day | day teacher | {pay} ratio support | 0.75
stipend_per_hour | hour teacher | {pay} ratio support | 0.75
stipend | stipend | {pay} support | 0.95
amount_budgeted | budget | stipend money district source count official teacher attend program partnership request lead | 1
funding_source | source | name money stipend budget district teacher count program location attend partnership | 1
funding_source | whence @money/stipend/budget/source | teacher | 1
funding_source | source @money/stipend/budget/source | money stipend budget district teacher count program attend partnership | 1
taxes_understood | tax | understand stipend money district teacher program budget source committed | 1
counselors | counselor | attend count committed high school program district principal applying enrollment | 1
principals | principal | attend count committed high school program district applying enrollment | 1
program | program | name request count committed school district official | 1
program | request | count program | 0.7
teachers | teacher | name count committed program_name school program district request | 1
first_year | school_year start | program request program_name date count | 1
first_year | start program | request program_name date school_year | 0.95
first_year | school_year | program request count | 0.75
first_year | start | program request date | 0.8
pathway | pathway | program request program_name committed consortium applying support member | 1
identification_plan | plan_teachers | teacher program program_name committed name count request promotion | 1
course_codes | code | program program_name count school state district name | 1
on_master_schedule | schedule | program program_name count school request teacher school_year start | 1
school_names | school | name program program_name request location count high middle elementary district | 0.8
person:name | name | title official count | 0.9
person:title | title | name official school district request | 0.95
person:email | email | street office count name | 0.95
person:phone | phone | office count name | 0.9
signature_date | signer date | name official title district request | 1
signature_date | date @signer | official | 0.95
signature_name | signer | name official district request superintendent other_person | 1
signature_title | signer title | name official district request superintendent | 1
primary_name | primary | name official district request program committed office partnership lead title school start | 1
primary_title | primary title | name official district request program office partnership school | 1
primary_email | primary email | name official district street office count program partnership school | 1
primary_phone | primary phone | name official district office count program partnership school email | 1
superintendent_name | superintendent | name official district school signer title lead office | 1
superintendent_title | superintendent title | name official district school | 1
superintendent_email | superintendent email | name official district street office count school | 1
superintendent_phone | superintendent phone | name official district office count school email | 1
other:person | other_person | name title phone email official district office count primary superintendent school date signer | 1
other:fax | fax | office district count phone primary superintendent name | 1
""".replace("{pay}", _PAY)


def _weight_of(concept: str) -> float:
    return CONCEPTS[concept][0] if concept in CONCEPTS else 1.0


def parsed(table: str) -> tuple[Rule, ...]:
    """The rules that a table of lines "key | needs | helps | base" writes down."""
    found = []
    for line in table.strip().splitlines():
        key, needs, helps, base = (part.strip() for part in line.split("|"))
        groups = [group for group in needs.split() if not group.startswith("@")]
        section = [group[1:] for group in needs.split() if group.startswith("@")]
        needed = tuple(frozenset(group.split("/")) for group in groups)
        allowed = frozenset().union(*needed, helps.split(), *(group.split("/") for group in section))
        supplied = tuple(frozenset(group.split("/")) for group in section)
        specific = sum(min(_weight_of(concept) for concept in need) for need in needed)
        found.append(Rule(key, needed, allowed, float(base), supplied, specific))
    return tuple(found)


#: Questions whose answers show themselves whether they fit (a state, a date, a plan in sentences): a word that means
#: nothing to us weighs half beside them.
_VERIFIED = frozenset(
    """
    state office_postal_code nces_id website school_year_start school_year_end school_year taxes_understood
    bandwidth_mbps students_per_computer applying_as vision implementation promotion support sustaining
    identification_plan
    """.split()
)


@cache
def _rules_by_concept() -> dict[str, tuple[Rule, ...]]:
    by_concept: dict[str, list[Rule]] = {}
    for rule in parsed(_RULES):
        for concept in rule.needs[0]:
            by_concept.setdefault(concept, []).append(rule)
    return {concept: tuple(found) for concept, found in by_concept.items()}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A question that a label may ask. score: 0..1, how much of the label it explains. specific: how much the
    concepts weigh that had to be there; a more specific question wins among equals."""

    key: str
    score: float
    specific: float


def meanings_of(heard: Heard, section: frozenset[str] = frozenset()) -> tuple[Meaning, ...]:
    """The questions that a label may ask, the best first. section: concepts that its section is about."""
    return meanings_by(_rules_by_concept(), heard, section)


def meanings_by(
    by_concept: dict[str, tuple[Rule, ...]], heard: Heard, section: frozenset[str]
) -> tuple[Meaning, ...]:
    """The same for another set of rules, found by the concepts of their first need."""
    if not heard.concepts or not heard.weight:
        return ()
    best: dict[str, Meaning] = {}
    for rule in {id(r): r for concept in heard.concepts for r in by_concept.get(concept, ())}.values():
        meaning = _judge(rule, heard, section)
        known = best.get(rule.key)
        if meaning and (known is None or (meaning.score, meaning.specific) > (known.score, known.specific)):
            best[rule.key] = meaning
    return tuple(sorted(best.values(), key=lambda m: (-round(m.score, 2), -m.specific, m.key)))


def _judge(rule: Rule, heard: Heard, section: frozenset[str]) -> Meaning | None:
    if not _are_met(rule.needs, heard):
        return None
    price = 1.0
    for need in rule.section_needs:
        if need.isdisjoint(heard.concepts):
            if need.isdisjoint(section):
                return None
            price *= FROM_SECTION
    explained = sum(part.weight for part in heard.parts if part.concepts & rule.allowed)
    heavy = heard.weight - (0.5 * heard.unknown if rule.key in _VERIFIED else 0.0)
    return Meaning(rule.key, rule.base * price * explained / heavy, rule.specific)


def _are_met(needs: tuple[frozenset[str], ...], heard: Heard) -> bool:
    """Is there a part of the label for each need, each part serving one need only?"""
    if len(needs) == 1:
        return not needs[0].isdisjoint(heard.concepts)
    taken: list[int] = []
    for need in needs:
        at = next(
            (i for i, p in enumerate(heard.parts) if i not in taken and not need.isdisjoint(p.concepts)), None
        )
        if at is None:
            return False
        taken.append(at)
    return True


@lru_cache(maxsize=4096)
def ask(label: str, section: frozenset[str] = frozenset()) -> tuple[Meaning, ...]:
    """The questions that a label may ask, the best first; each half of a bilingual label is heard by itself too."""
    whole = meanings_of(hear(label), section)
    halves = _by_halves(label, section)
    if not halves:
        return whole
    best = {meaning.key: meaning for meaning in whole}
    for meaning in halves:
        if meaning.key not in best or best[meaning.key].score < meaning.score:
            best[meaning.key] = meaning
    return tuple(sorted(best.values(), key=lambda m: (-round(m.score, 2), -m.specific, m.key)))


_HALVES = re.compile(r"\s*[/\n|]\s*|\s+[-–—]\s+|\s*[()\[\]]\s*")
#: What it costs that only a part of the label was understood.
_OF_A_HALF = 0.97


def _by_halves(label: str, section: frozenset[str]) -> list[Meaning]:
    """The meanings of the parts of a label between slashes, dashes and brackets, where all that we understand ask one
    and the same; two that differ are two questions."""
    parts = [part for part in _HALVES.split(label) if len(part.strip()) > 2]
    if len(parts) < 2:
        return []
    firsts = [
        found[0] for part in parts if (found := meanings_of(hear(part), section)) and found[0].score >= 0.6
    ]
    if len({meaning.key for meaning in firsts}) != 1:
        return []
    return [Meaning(m.key, m.score * _OF_A_HALF, m.specific) for m in firsts]
