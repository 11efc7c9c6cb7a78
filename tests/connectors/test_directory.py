"""Published district lists, as they come: every format with one oddity of its own. All agencies are invented."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from connectors.directory import NCES_COLUMNS, join_directories, load_directory, write_directory
from connectors.directory_names import append_ruling, load_aliases, load_rulings, open_index
from pipelines.outcomes import Misconfigured
from pipelines.records import Agency
from pipelines.rules.identify import Ruling, identify

CCD = (
    '"SCHOOL_YEAR","ST","LEA_NAME","LEAID","MCITY","LCITY","WEBSITE","SY_STATUS","LEA_TYPE","GSLO","GSHI","OPERATIONAL_SCHOOLS"\n'
    '"2019-2020","CA","La Pe\u00f1a Verde Unified","0699001","Mail Town","La Pe\u00f1a","http://lpv.example","1","1","KG","12","7"\n'
    '"2019-2020","CA","Gone Unified","0699002","Mail Town","","","2","1","KG","12","0"\n'
    '"2019-2020","CA","Orchard Flat Unified","0699003","Mail Town","","","1","1","KG","12","3"\n'
)


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_common_core_files_are_read_in_any_of_their_encodings(tmp_path: Path, encoding: str) -> None:
    agencies = load_directory(written(tmp_path, "ccd_lea_029_1920_w_1a.csv", CCD, encoding))
    assert [(a.leaid, a.name, a.city, a.schools) for a in agencies] == [
        ("0699001", "La Pe\u00f1a Verde Unified", "La Pe\u00f1a", 7),
        ("0699003", "Orchard Flat Unified", "Mail Town", 3),
    ]
    assert (agencies[0].state, agencies[0].website, agencies[0].lea_type) == ("CA", "http://lpv.example", "1")


def test_a_gzipped_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(gzip.compress(CCD.encode()))
    assert len(load_directory(path)) == 2


def test_tabs_of_2014_have_no_quotes(tmp_path: Path) -> None:
    text = 'SURVYEAR\tLEAID\tLEA_NAME\tST\tLCITY\n2014\t4899001\tThe "Creek" ISD\tTX\tCreek\n'
    (agency,) = load_directory(written(tmp_path, "ccd_lea_029_1415.txt", text, "latin-1"))
    assert (agency.leaid, agency.name) == ("4899001", 'The "Creek" ISD')


def test_geocodes_have_pipes_and_no_header(tmp_path: Path) -> None:
    cells = ["0199001", "Cotton Bend City", "01", "1 Main St", "Cotton Bend", "AL", "35950", "01", "01095"]
    cells += [
        "Marl County",
        "32",
        "34.25",
        "-86.5",
        "10700",
        "Cotton Bend",
        "2",
        "N",
        "N",
        "0104",
        "01026",
        "01009",
    ]
    (agency,) = load_directory(
        written(tmp_path, "EDGE_GEOCODE_PUBLICLEA_1920.TXT", "|".join([*cells, "2019-2020"]))
    )
    assert agency == Agency(
        "0199001", "Cotton Bend City", "", "AL", "Cotton Bend", 34.25, -86.5, county="Marl County"
    )


def test_boundaries_tell_the_level_and_sign_their_coordinates(tmp_path: Path) -> None:
    text = (
        "STATEFP,ELSDLEA,SCSDLEA,UNSDLEA,GEOID,NAME,LOGRADE,HIGRADE,INTPTLAT,INTPTLON\n"
        "06,99001,,,0699001,Larkspur Elementary School District,KG,08,+36.5,-119.25\n"
        "06,,99002,,0699002,Larkspur Union High School District,09,12,+36.6,-119.25\n"
    )
    first, second = load_directory(written(tmp_path, "boundaries.csv", text))
    assert (first.boundary, first.latitude, first.longitude) == ("elementary", 36.5, -119.25)
    assert (second.boundary, second.lowest_grade) == ("secondary", "09")


def test_the_portal_serves_floats_and_nones(tmp_path: Path) -> None:
    text = (
        "year,leaid,lea_name,city_mailing,city_location,state_location,latitude,longitude,county_name,agency_type,"
        "number_of_schools\n2018,199001,Cotton Bend City,Mail Town,None,AL,34.25,-86.5,Marl County,1.0,3.0\n"
    )
    (agency,) = load_directory(written(tmp_path, "districts.csv", text))
    assert (agency.leaid, agency.city, agency.lea_type, agency.schools) == ("0199001", "Mail Town", "1", 3)


def test_a_list_of_schools_gives_the_commonest_city_of_each_agency(tmp_path: Path) -> None:
    text = "ncessch,leaid,school_name,lea_name,city_location,state_location\n" + "".join(
        f"01990010000{i},0199001,School {i},Cotton Bend City,{city},AL\n"
        for i, city in enumerate(("Hillside", "Cotton Bend", "Cotton Bend"))
    )
    (agency,) = load_directory(written(tmp_path, "schools.csv", text))
    assert (agency.leaid, agency.city, agency.schools) == ("0199001", "Cotton Bend", 3)


def test_saipe_has_two_title_lines_and_parts_its_ids(tmp_path: Path) -> None:
    text = (
        "Table with column headers in row 3,,,,,,\n2020 Poverty Estimates,,,,,,\n"
        "State Postal Code,State FIPS Code,District ID,Name,Estimated Total Population,Estimated Population 5-17,x\n"
        'AL,1,99001,Cotton Bend City School District,"30,500","6,797",669\n'
    )
    (agency,) = load_directory(written(tmp_path, "saipe.csv", text))
    assert (agency.leaid, agency.residents_5_17) == ("0199001", 6797)


def test_lost_leading_zeros_come_back(tmp_path: Path) -> None:
    gazetteer = "sd_state,sd_geoid,sd_name,sd_intptlat,sd_intptlong\nAL,199001,Cotton Bend City,34.2,-86.5\n"
    ours = "id\tname\tcity\tstate\tzip\n199001\tCOTTON BEND CITY\tCOTTON BEND\tAL\t35950\n"
    assert load_directory(written(tmp_path, "gaz.csv", gazetteer))[0].leaid == "0199001"
    assert load_directory(written(tmp_path, "districts.tsv", ours))[0].city == "COTTON BEND"


def test_elsi_wraps_ids_puts_years_into_columns_and_ends_with_notes(tmp_path: Path) -> None:
    text = (
        "ELSI Export\n\nAgency Name,State Name [District] Latest available year,"
        "Agency ID - NCES Assigned [District] Latest available year,Location City [District] 2015-16,"
        'Agency Type [District] 2015-16\nCotton Bend City,Alabama,="0199001",Cotton Bend,"1-Regular local school'
        ' district"\nData Source: somewhere,,,,\n\u2020 indicates that the data are not applicable.\n'
    )
    (agency,) = load_directory(written(tmp_path, "ELSI_csv_export.csv", text))
    assert (agency.leaid, agency.state, agency.city, agency.lea_type) == ("0199001", "AL", "Cotton Bend", "1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("district,state\nCotton Bend,AL\n", "is no district list that is known here"),
        ("LEAID,LEA_NAME,ST\nAL-12,Cotton Bend,AL\n", "line 2: 'AL-12' is no NCES district id"),
        ("LEAID,LEA_NAME,ST\n9999001,Cotton Bend,\n", "line 2: no state begins its ids with 99"),
        ("LEAID,LEA_NAME,ST\n0199001,A,AL\n0199001,B,AL\n", "has the id 0199001 twice"),
        ("LEAID,LEA_NAME,ST,LAT,LON\n0199001,A,AL,north,1\n", "the latitude of 0199001 is 'north'"),
        ("LEAID,LEA_NAME,ST\n0199001,,AL\n", "0199001 has no name"),
        ("", "is empty"),
        ("PK\3\4\0\0\0", "is no text"),
    ],
)
def test_what_is_wrong_is_said_with_place_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Misconfigured) as failed:
        load_directory(written(tmp_path, "list.csv", text))
    assert words in failed.value.sentence


def test_a_damaged_or_missing_file_is_one_sentence(tmp_path: Path) -> None:
    damaged = tmp_path / "list.csv.gz"
    damaged.write_bytes(gzip.compress(CCD.encode())[:-20])
    for path in (damaged, tmp_path / "nowhere.csv"):
        with pytest.raises(Misconfigured, match="cannot be read as a district list"):
            load_directory(path)


def test_lists_are_joined_column_by_column_and_written_the_same_twice(tmp_path: Path) -> None:
    ccd = written(tmp_path, "ccd.csv", CCD)
    boundary = (
        "ELSDLEA,SCSDLEA,UNSDLEA,GEOID,NAME,INTPTLAT,INTPTLON\n"
        ",,99001,0699001,La Pena Verde Unified School District,+36.5,-119.25\n"
    )
    boundaries = written(tmp_path, "boundaries.csv", boundary)
    agencies, read = join_directories([boundaries, ccd])
    assert [(name, kind, count) for name, kind, count in read] == [
        ("boundaries.csv", "EDGE boundaries", 1),
        ("ccd.csv", "NCES columns", 2),
    ]
    first = agencies[0]
    assert (first.name, first.other_name) == (
        "La Pe\u00f1a Verde Unified",
        "La Pena Verde Unified School District",
    )
    assert (first.boundary, first.latitude, first.schools) == ("unified", 36.5, 7)
    once, twice = tmp_path / "once.csv.gz", tmp_path / "twice.csv.gz"
    write_directory(agencies, once)
    write_directory(load_directory(once), twice)
    assert once.read_bytes() == twice.read_bytes()
    assert load_directory(twice) == agencies


def test_no_territory_is_told_from_an_unknown_one(tmp_path: Path) -> None:
    text = "LEAID,LEA_NAME,ST,BOUNDARY,WEBSITE\n4899001,Quail Academy,TX,none,None\n4899002,Quail ISD,TX,,\n"
    path = written(tmp_path, "list.csv", text)
    assert [(a.boundary, a.website) for a in load_directory(path)] == [("none", ""), ("", "")]
    write_directory(load_directory(path), path)
    assert [a.boundary for a in load_directory(path)] == ["none", ""]


def test_every_field_of_an_agency_has_its_column() -> None:
    assert set(NCES_COLUMNS) == set(Agency.__dataclass_fields__)


def test_the_shipped_list_aliases_and_rulings_can_be_read() -> None:
    from importlib import resources

    shipped = Path(str(resources.files("pipelines.policy").joinpath("directory.csv")))
    prepared = open_index(shipped)
    known = {agency.leaid: agency for agency in load_directory(shipped)}
    assert all(known[alias.leaid].state == alias.state for alias in load_aliases())
    assert load_rulings() == []
    assert identify(prepared, name="Chicago Public Schools", state="IL").leaid == "1709930"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("aliases.csv", "name,state\nX,TX\n", "the column leaid is missing"),
        (
            "aliases.csv",
            "name,state,leaid,is_nationwide,source\nX,Texass,4899001,,s\n",
            "line 2: state is 'Texass'",
        ),
        (
            "aliases.csv",
            "name,state,leaid,is_nationwide,source\nX,TX,4899001,,\n",
            "name and source are needed",
        ),
        (
            "aliases.csv",
            "name,state,leaid,is_nationwide,source\nX,TX,4899001,maybe,s\n",
            "write yes or leave",
        ),
        (
            "rulings.csv",
            "district,state,city,leaid,who,when,why\nX,TX,,48990,A,2026-01-01,w\n",
            "write the seven",
        ),
        (
            "rulings.csv",
            "district,state,city,leaid,who,when,why\nX,TX,,4899001,,2026-01-01,w\n",
            "who is blank",
        ),
    ],
)
def test_a_bad_row_of_names_is_said_with_its_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    written(tmp_path, name, text)
    with pytest.raises(Misconfigured) as failed:
        (load_aliases if name == "aliases.csv" else load_rulings)(tmp_path)
    assert words in failed.value.sentence


def test_a_ruling_is_added_and_none_is_lost(tmp_path: Path) -> None:
    first = Ruling("East Fork", "WA", "", "5399001", "A. Person", "2026-10-01", "their letterhead, page 1")
    second = Ruling("Tamarind Academy", "WA", "Tamarind", "", "B. Person", "2026-10-02", "private")
    append_ruling(tmp_path, first)
    append_ruling(tmp_path, second)
    assert load_rulings(tmp_path) == [first, second]
    with pytest.raises(Misconfigured, match="why is blank"):
        append_ruling(tmp_path, Ruling("X", "WA", "", "", "A", "2026-10-01", ""))
    assert load_rulings(tmp_path) == [first, second]
