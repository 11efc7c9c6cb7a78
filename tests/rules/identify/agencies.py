"""A country of our own: invented districts with the traps of real names. Ids end in a running number."""

from __future__ import annotations

from pipelines.records import Agency
from pipelines.rules.identify import Alias, Index, Ruling


def agency(leaid: str, name: str, state: str, city: str = "", **more: object) -> Agency:
    """An agency with a territory, unless `boundary` says otherwise."""
    fields: dict[str, object] = {
        "other_name": "",
        "latitude": None,
        "longitude": None,
        "boundary": "unified",
        **more,
    }
    return Agency(leaid=leaid, name=name, state=state, city=city, **fields)  # type: ignore[arg-type]


AGENCIES = (
    agency("5390001", "Alderwood Bay School District", "WA", "Alderwood Bay"),
    agency("5390002", "East Fork School District (Millbrook)", "WA", "Millbrook Heights"),
    agency("5390003", "East Fork School District (Stonegate)", "WA", "Stonegate"),
    agency("5390004", "Summit Pass School District", "WA", "Summit Pass"),
    agency("5390005", "Central Summit Pass School District", "WA", "Farview"),
    agency("5390006", "Tamarind School District", "WA", "Tamarind", schools=4, website="https://www.tamarindsd.example"),
    agency("2090001", "Prairie Blue", "KS", "Oxbow", other_name="Prairie Blue Unified School District 901"),
    agency("2090002", "Prairie Blue", "KS", "Larkfield", other_name="Prairie Blue Unified School District 902"),
    agency("2090003", "Wheatmoor", "KS", "Wheatmoor", other_name="Wheatmoor Unified School District 903"),
    agency("0690001", "Larkspur Mesa Elementary", "CA", "Larkspur Mesa", boundary="elementary", schools=9),
    agency("0690002", "Larkspur Mesa Union High", "CA", "Larkspur Mesa", boundary="secondary", schools=3),
    agency("0690003", "Orchard Flat Unified", "CA", "Orchard Flat"),
    agency("0690004", "La Pe\u00f1a Verde Unified", "CA", "La Pe\u00f1a"),
    agency("0690005", "Pinon Ridge Elementary", "CA", "Pinon Ridge", boundary="elementary", schools=1),
    agency("0690006", "Sorrel-Juniper Wells Unified", "CA", "Sorrel"),
    agency("4890001", "QUAIL CREEK ISD", "TX", "QUAIL CREEK"),
    agency("4890002", "HARLOW MILLS ISD", "TX", "HARLOW MILLS"),
    agency("4890003", "HARLOW MILLS ACADEMY CHARTER SCHOOL", "TX", "HARLOW MILLS", boundary="none", schools=1),
    agency("4890004", "MERIDIA ISD", "TX", "MERIDIA GROVE"),
    agency("4890005", "MERIDIA ACADEMY - NORTH", "TX", "BAYOU POINT", boundary="none"),
    agency("4890006", "MERIDIA ACADEMY - SOUTH", "TX", "PRAIRIE END", boundary="none"),
    agency("4890007", "MERIDIA SCHOOL OF SCIENCE", "TX", "BAYOU POINT", boundary="none"),
    agency("0690007", "Elm, Oak, Willow Union Elementary", "CA", "Elm", boundary="elementary"),
    agency("1790005", "Ferris County SD 130", "IL", "Ferris Island", boundary="elementary"),
    agency("5190001", "ASHBY CITY PBLC SCHS", "VA", "Ashby", other_name="Ashby City Public Schools"),
    agency("5190002", "ASHBY CO PBLC SCHS", "VA", "Courtland Green", other_name="Ashby County Public Schools"),
    agency("3490001", "Rivermont Township School District", "NJ", "Elm Landing", county="Marl County"),
    agency("3490002", "Rivermont Township School District", "NJ", "Rivermont", county="Heron County"),
    agency("3490003", "Dunmore Hills Public School District", "NJ", "Dunmore Hills", schools=1, boundary="elementary"),
    agency("2990001", "FERNWOOD R-III", "MO", "FERNWOOD", other_name="Fernwood R-III School District"),
    agency("2990002", "FERNWOOD CO. R-I", "MO", "GOODHOPE", other_name="Fernwood County R-I School District"),
    agency("1790001", "Bellmont CCSD 65", "IL", "Bellmont", boundary="elementary"),
    agency("1790002", "Bellmont Twp HSD 202", "IL", "Bellmont", boundary="secondary"),
    agency("1790003", "CUSD 309", "IL", "Northgate", other_name="Northgate Community Unit School District 309"),
    agency("1790004", "St Clement CCSD 16", "IL", "Saint Clement", boundary="elementary", schools=2),
    agency("4590001", "Cypressville 01", "SC", "Cypressville", other_name="Cypressville School District 1"),
    agency("4590002", "Cypressville 02", "SC", "Ferrydale", other_name="Cypressville School District 2"),
    agency("1290001", "MARLOWE", "FL", "PORT MARLOWE", other_name="Marlowe County School District"),
    agency("3690001", "KETTLE CREEK CENTRAL SCHOOL DISTRICT (SHORE LAKE)", "NY", "KETTLE CREEK"),
    agency("2690001", "Lake Haven Public Schools (Birch)", "MI", "Lake Haven"),
    agency("2690002", "Lakehaven School District (Aspen)", "MI", "Pinehurst"),
    agency("1990001", "Iron City Comm School District", "IA", "Iron City"),
    agency("4190001", "Jericho SD 4J", "OR", "Jericho", other_name="Jericho School District 4J"),
    agency("2390001", "RSU 91/MSAD 17", "ME", "Barrow", other_name="School Administrative District 17"),
    agency("3990001", "Clearbrook Local", "OH", "Clearbrook", other_name="Clearbrook Local School District"),
    agency("3990002", "Maple Crossing City", "OH", "Maple Crossing", other_name="Maple Crossing City School District"),
    agency("0690008", "Saltmarsh Union High", "CA", "Cove Point", boundary="secondary", schools=2),
    agency("0690009", "Briar Glen Union High", "CA", "Briar Glen", boundary="secondary", schools=2),
    agency("0690010", "Briar Glen-Thistle Elementary", "CA", "Thistle", boundary="elementary", schools=2),
    agency("4790001", "Foxglove County", "TN", "Sparrow Hill", other_name="Foxglove County School District"),
    agency("4790002", "Larch-Foxglove County", "TN", "Foxglove", other_name="Larch-Foxglove County School District"),
    agency("4790003", "Heathland County", "TN", "Heath Court", other_name="Heathland County School District"),
    agency("1790006", "Villa CUSD 31", "IL", "Villa", other_name="Villa Community Unit School District 31"),
    agency("1790007", "Bellmont Dists 65/202 Jnt Agr", "IL", "Bellmont", boundary="none"),
    agency("1790008", "Ridgeway SD 68", "IL", "Ridgeway", boundary="elementary"),
    agency("1790009", "SD U-77", "IL", "Tallgrass", other_name="School District U-77"),
    agency("2690003", "Cobalt Center Public Schools", "MI", "Cobalt Center"),
    agency("2690004", "Feldspar Community Schools", "MI", "Wyoming"),
    agency("3490004", "Township of Union School District", "NJ", "Ember"),
    agency("3490005", "Union Township School District", "NJ", "Ashfall"),
    agency("4690001", "Copperhead School District 13-2", "SD", "Copperhead"),
    agency("0890001", "School District No. 7 in the county of Ferris and State of C", "CO", "FERRIS"),
    agency("0890002", "Ferris Valley School District No. Re-2 of the counties of F", "CO", "UPPER FERRIS"),
)  # fmt: skip

ALIASES = (
    Alias("OFUSD", "CA", "0690003", "initials the district itself uses", is_nationwide=True),
    Alias("Ferrisco Public Schools", "CO", "0890001", "name the district itself uses"),
    Alias("Ashby Public Schools", "VA", "5190001", "name the district itself uses"),
)


def index(*rulings: Ruling) -> Index:
    return Index.build(AGENCIES, ALIASES, rulings)
