"""Tables of PDF pages: without lines, close together, in fields, in columns of the page, cut by the end of a page."""

from __future__ import annotations

from tests.connectors.documents.builders.portable import grid, line, pdf, words
from tests.connectors.documents.reading import lines, paragraphs, read, tables


def _pair(label: str, answer: str, y: float, *, more: str = "") -> bytes:
    """A label at the left, its answer at 200 points, and what was wrapped below the label."""
    return words(label, 60, y) + words(answer, 200, y) + (words(more, 60, y - 13) if more else b"")


def test_answers_that_begin_below_each_other_stand_beside_their_wrapped_labels() -> None:
    page = _pair("What is the legal name of", "Elk Fork Schools", 700, more="your district?")
    page += _pair("In which city is the office", "Elk Fork", 668, more="of your district?")
    page += _pair("In which state?", "Montana", 636)
    page += _pair("How many students do you", "2,100", 616, more="serve?")
    assert lines(read(pdf(page))) == [
        "What is the legal name of your district? | Elk Fork Schools",
        "In which city is the office of your district? | Elk Fork",
        "In which state? | Montana",
        "How many students do you serve? | 2,100",
    ]


def test_a_list_with_numbers_is_no_table() -> None:
    page = b"".join(
        words(f"{number}.", 60, 720 - 20 * number) + words(text, 78, 720 - 20 * number)
        for number, text in enumerate(("Read the form.", "Fill it in.", "Mail it to us."), start=1)
    )
    assert not tables(read(pdf(page)))


def test_headings_over_one_row_without_lines_are_a_table() -> None:
    page = b"".join(
        words(text, x, 700) for x, text in ((60, "Program"), (200, "Course code"), (340, "Scheduled"))
    )
    page += b"".join(words(text, x, 680) for x, text in ((60, "CSP"), (200, "5210"), (340, "Yes")))
    assert lines(read(pdf(page))) == ["Program | Course code | Scheduled", "CSP | 5210 | Yes"]


def _field(name: str, value: str, left: int, bottom: int, right: int) -> bytes:
    return (
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T({name})/V({value})/F 4"
        f"/Rect[{left} {bottom} {right} {bottom + 15}]>>"
    ).encode()


def test_fields_in_a_row_are_cells_however_close_they_stand() -> None:
    page = words("Teacher name", 60, 700) + words("School", 180, 700) + words("E-mail", 300, 700)
    rows = (("Bo Lund", "Elk High", "bo@elk.example"), ("Ana Ruiz", "Fork High", "ana@elk.example"))
    fields = [
        _field(f"r{row}c{column}", value, 58 + 120 * column, 672 - 19 * row, 176 + 120 * column)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    ]
    numbers = b" ".join(b"%d 0 R" % (500 + at) for at in range(len(fields)))
    form = b"/AcroForm<</Fields[%s]>>" % numbers
    assert lines(read(pdf(page, fields=tuple(fields), catalog=form))) == [
        "Teacher name | School | E-mail",
        "Bo Lund | Elk High | bo@elk.example",
        "Ana Ruiz | Fork High | ana@elk.example",
    ]


def test_tables_beside_each_other_are_read_column_by_column() -> None:
    page = grid([50, 150, 290], [700, 680, 660]) + grid([320, 420, 560], [705, 685, 645])
    page += (
        words("City", 54, 686)
        + words("Elk Fork", 154, 686)
        + words("State", 54, 666)
        + words("Montana", 154, 666)
    )
    page += words("Vision", 324, 691) + words("All pupils", 424, 691)
    page += words("Support", 324, 665) + words("A mentor", 424, 665)
    assert lines(read(pdf(page))) == [
        "City | Elk Fork",
        "State | Montana",
        "Vision | All pupils",
        "Support | A mentor",
    ]


def test_columns_of_labels_with_answers_that_lie_at_one_height_are_read_one_after_the_other() -> None:
    left = (
        "City: Elk Fork",
        "State: Montana",
        "Students: 2,100",
        "Web: elk.example",
        "Phone: none",
        "Fax: none",
    )
    right = ("Vision: all", "Support: ours", "Budget: $900", "Source: levy", "Signed: Bo", "Date: May 3")
    page = b"".join(
        words(one, 60, 700 - 20 * at) + words(other, 330, 700 - 20 * at)
        for at, (one, other) in enumerate(zip(left, right, strict=True))
    )
    assert lines(read(pdf(page))) == [*left, *right]


def test_a_row_left_open_by_the_end_of_the_page_goes_on_over_it() -> None:
    columns = [60.0, 200.0, 330.0]
    first = grid(columns, [120, 100]) + b"".join(line(x, 100, x, 60) for x in columns)
    first += words("City", 64, 106) + words("Elk Fork", 204, 106)
    first += words("How much bandwidth", 64, 80) + words("250", 204, 80)
    second = grid(columns, [720, 700]) + b"".join(line(x, 740, x, 720) for x in columns)
    second += words("do your schools have?", 64, 728) + words("State", 64, 706) + words("Montana", 204, 706)
    assert lines(read(pdf(first, second))) == [
        "City | Elk Fork",
        "How much bandwidth do your schools have? | 250",
        "State | Montana",
    ]


def test_a_record_at_the_top_of_a_page_is_not_joined_to_the_one_before() -> None:
    columns = [60.0, 110.0, 160.0, 290.0]
    first = grid(columns, [100, 60]) + words("Everett", 64, 86) + words("Lundqvist", 64, 73)
    first += words("Adams", 114, 86) + words("School", 114, 73) + words("everett@elk.example", 164, 86)
    second = grid(columns, [740, 700]) + words("Marguerite", 64, 726) + words("Ruiz", 64, 713)
    second += words("Fork", 114, 726) + words("School", 114, 713) + words("marguerite@elk.example", 164, 726)
    assert lines(read(pdf(first, second))) == [
        "Everett Lundqvist | Adams School | everett@elk.example",
        "Marguerite Ruiz | Fork School | marguerite@elk.example",
    ]


def test_words_of_the_form_are_not_joined_where_the_first_fills_its_cell() -> None:
    page = grid([72, 135, 200], [710, 670]) + words("Committed", 76, 690) + words("teachers", 76, 676)
    page += words("34", 139, 690)
    assert lines(read(pdf(page))) == ["Committed teachers | 34"]


def _rows(places: tuple[int, ...], *rows: tuple[str, ...], pitch: int = 13) -> bytes:
    return b"".join(
        words(text, x, 700 - pitch * number)
        for number, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
        if text
    )


def test_rows_no_further_apart_than_their_wrapped_lines_are_told_apart() -> None:
    page = _rows(
        (60, 120, 190, 260),
        ("Teacher", "School", "Subject or", "E-mail address"),
        ("", "building", "grade", ""),
        ("Everett", "Adams High", "Physics", "everettlundq@elk.exa"),
        ("Lundqvist", "", "", "mple"),
        ("Ana Ruiz", "Fork High", "Algebra", "ana@elk.example"),
    )
    assert lines(read(pdf(page))) == [
        "Teacher | School building | Subject or grade | E-mail address",
        "Everett Lundqvist | Adams High | Physics | everettlundq@elk.example",
        "Ana Ruiz | Fork High | Algebra | ana@elk.example",
    ]


def test_an_address_that_is_cut_twice_and_a_hyphen_of_its_own() -> None:
    page = grid([60, 130, 260], [710, 660]) + words("guadalupel", 64, 696) + words("@elkforksc", 64, 683)
    page += words("hools.example", 64, 670)
    page += words("for every eighth-", 134, 696) + words("grade class", 134, 683)
    assert lines(read(pdf(page))) == ["guadalupel@elkforkschools.example | for every eighth-grade class"]


def test_a_telephone_number_begins_a_row_and_does_not_go_on_with_the_address_above() -> None:
    page = _rows(
        (60, 250),
        ("Superintendent's e-mail", "superintendent@elkfork.example"),
        ("Superintendent's telephone", "(406) 555-0119"),
        ("Superintendent's title", "Superintendent"),
    )
    assert [line.split(" | ")[1] for line in lines(read(pdf(page)))] == [
        "superintendent@elkfork.example",
        "(406) 555-0119",
        "Superintendent",
    ]


def test_small_print_below_a_line_says_what_stands_on_it() -> None:
    page = b""
    for x, y, answer, label in (
        (60, 700, "Elk Fork Schools", "District"),
        (320, 700, "Montana", "State"),
        (60, 666, "2,100", "Enrollment"),
        (320, 666, "", "Web site"),
    ):
        page += words(answer, x, y) + line(x, y - 3, x + 220, y - 3) + words(label, x, y - 12, 7)
    assert lines(read(pdf(page))) == [
        "District | Elk Fork Schools",
        "State | Montana",
        "Enrollment | 2,100",
        "Web site | ",
    ]


def test_small_print_below_words_that_stand_on_no_line_is_a_note() -> None:
    page = words("District name", 60, 700) + words("as registered with the state", 60, 690, 7)
    assert lines(read(pdf(page))) == ["District name", "as registered with the state"]


def test_labels_with_dots_to_their_answers_are_a_paragraph_each_however_full_their_lines() -> None:
    said = [
        f"Signed by {'.' * 120} Dr. Nell Oakes",
        f"Position {'.' * 122} Superintendent",
        f"Date {'.' * 126} August 21, 2015",
    ]
    page = b"".join(words(text, 60, 700 - 14 * number) for number, text in enumerate(said))
    assert lines(read(pdf(page))) == said


def test_a_word_that_begins_where_a_column_does_is_in_it_though_a_space_is_all_before_it() -> None:
    page = _rows((60, 154, 250), ("Program", "Teachers", "First year"), ("Computer Science", "37", "2016-17"))
    assert lines(read(pdf(page))) == ["Program | Teachers | First year", "Computer Science | 37 | 2016-17"]


def test_rows_of_a_short_table_are_no_columns_of_the_page() -> None:
    page = words("We know that taxes and benefits on stipends are paid by the district alone.", 60, 740)
    cut = ("", "", "ple")
    rows = (("Ana Ruiz", "Fork High", "ana@elk.exam"), cut, ("Bo Lund", "Elk High", "bo@elk.exam"), cut)
    page += _rows((60, 150, 330), ("Name", "School", "E-mail"), *rows, pitch=13)
    page += words("We sign below, and we know that all that is said here is true.", 60, 600)
    assert "Ana Ruiz | Fork High | ana@elk.example" in lines(read(pdf(page)))


def test_a_web_address_begins_a_row_though_its_letters_are_small() -> None:
    page = _rows(
        (60, 190),
        ("NCES district ID (LEAID)", "3001234"),
        ("Website of the district", "www.elkfork.example"),
        ("Number of students", "2,100"),
    )
    assert lines(read(pdf(page)))[:2] == [
        "NCES district ID (LEAID) | 3001234",
        "Website of the district | www.elkfork.example",
    ]


def test_values_of_fields_are_no_headings_however_large_they_are_drawn() -> None:
    page = words("City of the office", 60, 700, 7) + words("How many students do you have?", 60, 660, 7)
    fields = (_field("city", "Elk Fork", 60, 676, 300), _field("students", "2,100", 60, 636, 300))
    numbers = b" ".join(b"%d 0 R" % (500 + at) for at in range(len(fields)))
    document = read(pdf(page, fields=fields, catalog=b"/AcroForm<</Fields[%s]>>" % numbers))
    assert [paragraph.heading for paragraph in paragraphs(document)] == [0, 0, 0, 0]


def test_headings_above_the_lines_of_a_table_are_its_first_row() -> None:
    page = grid([60, 160, 260, 360], [700, 680, 660]) + words("Member", 62, 716, 8)
    page += words("district", 62, 706, 8) + words("State", 162, 706, 8) + words("Teachers", 262, 706, 8)
    page += words("Elk Fork", 64, 686) + words("Montana", 164, 686) + words("7", 264, 686)
    page += words("Bear Flat", 64, 666) + words("Idaho", 164, 666) + words("5", 264, 666)
    assert lines(read(pdf(page))) == [
        "Member district | State | Teachers",
        "Elk Fork | Montana | 7",
        "Bear Flat | Idaho | 5",
    ]


def test_a_sentence_above_a_table_is_no_heading_of_its_columns() -> None:
    page = grid([60, 160, 260, 360], [700, 680]) + words("These districts come along:", 62, 706)
    page += words("Elk Fork", 64, 686) + words("Montana", 164, 686) + words("7", 264, 686)
    assert lines(read(pdf(page)))[0] == "These districts come along:"


def test_a_label_below_one_that_fits_beside_a_whole_sentence_begins_a_row() -> None:
    page = _rows(
        (60, 210),
        ("Promotion and recruitment", "We visit every class and tell our students about it in May."),
        ("Teacher support", "A mentor meets each of the teachers twice in every month."),
        ("Sustainability", "The salaries are paid by us."),
    )
    assert [line.split(" | ")[0] for line in lines(read(pdf(page)))] == [
        "Promotion and recruitment",
        "Teacher support",
        "Sustainability",
    ]


def test_larger_lines_above_the_headings_of_a_table_are_none_of_them() -> None:
    page = words("6. Readiness", 60, 718) + grid([60, 160, 260, 360], [700, 680])
    page += words("Program", 62, 706, 7) + words("Course code", 162, 706, 7) + words("Scheduled", 262, 706, 7)
    page += words("CSP", 64, 686) + words("5210", 164, 686) + words("Yes", 264, 686)
    assert lines(read(pdf(page))) == ["6. Readiness", "Program | Course code | Scheduled", "CSP | 5210 | Yes"]


def test_headings_and_a_row_show_each_other_where_their_columns_begin() -> None:
    page = _rows(
        (60, 157, 226),
        ("Program", "Course code", "Scheduled"),
        ("Computer Science", "5210", "Yes"),
    )
    assert lines(read(pdf(page))) == ["Program | Course code | Scheduled", "Computer Science | 5210 | Yes"]
