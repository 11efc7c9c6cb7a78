"""The districts of the sample season and what each of them asks for: fictional, plausible, none like another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.sample import people


@dataclass(frozen=True, slots=True)
class Request:
    """One program that a district asks for. listed: how many of the teachers it lists by name; has_plan: whether it
    says how the others will be found."""

    program: str
    teachers: int | None
    pathway: str
    listed: int = 0
    has_plan: bool = True


@dataclass(frozen=True, slots=True)
class Applicant:
    """A district of the sample. number: decides its people and sentences. name: as it writes itself.

    answers: what it answers differently from what is made up for it (see `answers`).
    """

    number: int
    name: str
    state: str
    area_code: str
    students: int
    requests: tuple[Request, ...]
    applying_as: str = "single"
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The domain of its addresses: "Alder Creek Unified …" → aldercreek.example."""
        return "".join(self.name.split()[:2]).lower().replace("-", "") + ".example"

    @property
    def contact(self) -> str:
        return people.person(self.number * 11)

    @property
    def contact_address(self) -> str:
        return people.address(self.contact, self.domain)


CAST: tuple[Applicant, ...] = (
    Applicant(
        1, "Alder Creek Unified School District", "CA", "661", 18_420, (Request("csp", 34, "own_cohort", 34),)
    ),
    Applicant(
        2,
        "Bluestem Independent School District",
        "TX",
        "281",
        9_310,
        (Request("csp", 12, "join_region", 12),),
    ),
    Applicant(3, "Cedar Bluff Public Schools", "NE", "308", 6_205, (Request("ecs", 31, "own_cohort", 4),)),
    Applicant(
        4,
        "Dogwood County School District",
        "GA",
        "478",
        21_700,
        (Request("algebra", 30, "own_cohort", 30), Request("science", 32, "own_cohort", 6)),
    ),
    Applicant(
        5, "Elk Meadow School District RE-2", "CO", "970", 11_940, (Request("csp", 33, "own_cohort", 5),)
    ),
    Applicant(
        6, "Fox Hollow Local School District", "OH", "740", 4_480, (Request("ecs", 6, "join_region", 6),)
    ),
    Applicant(
        7,
        "Granite Falls Regional School Unit 112",
        "ME",
        "207",
        2_310,
        (Request("k5", 24, "k5_affiliate", 8),),
    ),
    Applicant(
        8,
        "Heron Lake Community School District",
        "IA",
        "515",
        5_120,
        (Request("csp", 14, "consortium", 14),),
        "lead",
        {
            "members": [
                {
                    "district_name": "Juniper Flats Community School District",
                    "state": "IA",
                    "program": "csp",
                    "teachers": 9,
                },
                {
                    "district_name": "Kestrel Point Community School District",
                    "state": "IA",
                    "program": "csp",
                    "teachers": 8,
                },
            ]
        },
    ),
    Applicant(
        9,
        "Juniper Flats Community School District",
        "IA",
        "515",
        2_260,
        (Request("csp", 9, "consortium", 9),),
        "member",
        {"lead_district": "Heron Lake Community School District"},
    ),
    Applicant(
        10,
        "Kestrel Point Community School District",
        "IA",
        "641",
        1_980,
        (Request("csp", 8, "consortium", 8),),
        "member",
        {"lead_district": "Heron Lake Community School District"},
    ),
    Applicant(
        11,
        "Larkspur City Public Schools",
        "VA",
        "434",
        7_660,
        (Request("csp", 5, "paid_travel", 5),),
        answers={"amount_budgeted": "6000.00", "funding_source": "School board travel fund"},
    ),
    Applicant(12, "Maple Harbor School District", "MA", "978", 8_050, (Request("csp", 30, "own_cohort", 3),)),
    Applicant(
        13,
        "Nutmeg Valley Regional School District 21",
        "CT",
        "860",
        3_940,
        (Request("ecs", 30, "own_cohort", 2),),
    ),
    Applicant(
        14,
        "Osprey Bay County School District",
        "FL",
        "561",
        33_900,
        (Request("ecs", 20, "join_region", 3), Request("csp", 31, "own_cohort", 31)),
    ),
    Applicant(
        15,
        "Prairie Wind Unified School District 512",
        "KS",
        "620",
        5_410,
        (Request("algebra", 30, "own_cohort", 4),),
    ),
    Applicant(16, "Quail Run Unified District", "AZ", "520", 10_280, (Request("csp", 28, "own_cohort", 28),)),
    Applicant(
        17, "Redstone Elementary School District", "MT", "406", 640, (Request("k5", 31, "k5_affiliate", 31),)
    ),
    Applicant(
        18, "Silver Birch Area School District", "PA", "570", 6_870, (Request("ecs", 33, "own_cohort", 33),)
    ),
    Applicant(
        19,
        "Timberline School District 7J",
        "OR",
        "541",
        4_130,
        (Request("science", 30, "own_cohort", 3),),
        answers={"primary_email": None, "superintendent_email": None},
    ),
    Applicant(20, "Umber Hills Municipal Schools", "NM", "505", 3_275, (Request("ecs", 30, "own_cohort"),)),
    Applicant(21, "Violet Springs Public Schools", "OK", "405", 5_985, (Request("csp", 32, "own_cohort"),)),
    Applicant(
        22,
        "Willow Bend Community Unit School District 9",
        "IL",
        "630",
        12_600,
        (Request("algebra", 32, "own_cohort", 5), Request("csp", 11, "join_region", 4)),
        answers={"stipend_per_day": None, "stipend_per_hour": "24.50"},
    ),
    Applicant(
        23, "Yellow Pine Parish School Board", "LA", "318", 15_730, (Request("ecs", 40, "own_cohort", 40),)
    ),
    Applicant(
        24, "Zephyr Cove County School District", "NV", "702", 7_040, (Request("ecs", 8, "join_region", 8),)
    ),
    Applicant(
        25,
        "Ashford Mills Township School District",
        "NJ",
        "908",
        5_560,
        (Request("csp", 32, "own_cohort", 32),),
        answers={"stipend_per_day": "145.00", "amount_budgeted": "20880.00"},
    ),
    Applicant(
        26,
        "Brookhaven Prairie Public School District 14",
        "ND",
        "701",
        1_420,
        (Request("csp", 4, "own_cohort", 4, has_plan=False),),
    ),
)
APPLICANT = {applicant.number: applicant for applicant in CAST}
