"""The triangulation table for a thesis and the overview for a terminal."""

from __future__ import annotations

from qualcode.document import Heading, Paragraph, Quotation, Table, Tone
from qualcode.model.informant import Consent, Informant
from qualcode.reports import triangulation_document, triangulation_overview
from qualcode.study import Selection
from tests.document_outline import outline
from tests.study_builder import build_study

STUDY = build_study(
    informants=[
        Informant("I1", "Rini", "gov", pseudonym="Mrs A", role="head", consent=Consent.ROLE),
        Informant("I2", "Joko", "com", pseudonym="Mr B"),
        Informant("I3", "Tuti", "com", pseudonym="Mrs C"),
    ],
    sources={
        "W1": "I1> Training is regular. Advice too.",
        "W2": "I2> Training is rare.",
        "W3": "I3> Training is fine.",
    },
    codings=[
        "W1.1 EM1 + Training is regular",
        "W1.1 EM1.1 + Training is regular",
        "W1.1 EM1.2 + Advice too",
        "W2.1 EM1.1 - Training is rare",
        "W3.1 EM1.1 - Training is fine",
    ],
    language="en",
)


def test_the_overview_reads_as_written_down() -> None:
    assert outline(triangulation_overview(STUDY, Selection(codes=("EM", "OB")))) == OVERVIEW


OVERVIEW = """\
# Source triangulation
== Table 4.1 Source triangulation
Code | Group gov | Group com | Direction
[EM Empowering]
EM1 Capacity | Favourable (+) / 1 of 1 informant | Did not come up | Single source group
EM1.1 Training | Favourable (+) / 1 of 1 informant | Unfavourable (−) / 2 of 2 informants | \
Dissonant / Opposed: Mrs A (+) and Mr B, Mrs C (−)
EM1.2 Guidance | Favourable (+) / 1 of 1 informant | Did not come up | Single source group
[OB Obstacles]
OB1 Cost | Did not come up | Did not come up | No coded data
note: Decision rule for entries: a group's position combines its informants' positions without \
weights. The direction compares directions, not content; the same direction need not be the same \
content. Provisional: proposals not yet reviewed or undecided positions are in it.
note: Reviewed: 5 of 5 coded segments.
note: Limited to codes EM, OB.
source: Source: interviews, analysed by the researcher
Codes by direction; positions are not merged across codes:
* EM Empowering (3 codes): Dissonant: 1; Single source group: 2
* OB Obstacles (1 code): No coded data: 1
### Codes on which views differ or voices are opposed
#### EM1.1 Training: Dissonant
Group gov: Favourable (+)
> Training is regular -- Mrs A, head, W1.1; +
Group com: Unfavourable (−)
> Training is rare -- Mr B, W2.1; −"""


def test_full_shows_every_quotation_on_the_codes_that_differ() -> None:
    blocks = triangulation_overview(STUDY, Selection(), full=True).blocks
    found = [block.text for block in blocks if isinstance(block, Quotation)]
    assert found == ["Training is regular", "Training is rare", "Training is fine"]


def thesis_table() -> Table:
    return next(
        table
        for table in triangulation_document(STUDY, Selection()).tables
        if table.name == "triangulation"
    )


def test_the_thesis_table_has_a_column_per_informant_under_their_group() -> None:
    columns = [(column.group, column.header) for column in thesis_table().columns]
    assert columns == [
        ("", "No."),
        ("", "Indicator/Code"),
        ("Group gov", "Mrs A"),
        ("Group com", "Mr B"),
        ("Group com", "Mrs C"),
        ("", "Direction"),
        ("", "Shared View"),
        ("", "Divergent View"),
        ("", "Specific to One Group"),
        ("", "Researcher's Conclusion"),
    ]


def test_a_voice_cell_has_the_position_with_its_places_and_a_dissonant_row_asks_why() -> None:
    training = next(row for row in thesis_table().rows if "EM1.1" in str(row[1].content))
    assert training[2].content == ("Favourable (+)", "W1.1")
    assert training[5].tone is Tone.CONFLICT
    assert training[7].content[-1].startswith("Explanation of the difference")


def test_a_parent_is_filled_ahead_with_its_shared_and_unshared_codes() -> None:
    capacity = thesis_table().rows[0]
    assert capacity[6].content == ("EM1.1 Training", "…")
    assert capacity[7].content == ("EM1.2 Guidance", "…")


def test_no_quotation_is_hidden_from_the_thesis_form() -> None:
    table = triangulation_document(STUDY, Selection()).tables[-1]
    assert table.name == "triangulation-quotations"
    assert [row[2].content[0] for row in table.rows] == [
        "“Training is regular”",
        "“Training is regular”",
        "“Training is rare”",
        "“Training is fine”",
        "“Advice too”",
    ]


def test_with_many_voices_the_table_has_a_column_per_group() -> None:
    people = {f"I{number}": "gov" if number % 2 else "com" for number in range(10)}
    study = build_study(
        informants=people,
        sources={f"W{number}": f"I{number}> good" for number in range(10)},
        codings=[f"W{number}.1 EM1.1 + good" for number in range(10)],
        language="en",
    )
    table = triangulation_document(study, Selection()).tables[0]
    assert [column.header for column in table.columns][2:4] == ["Group gov", "Group com"]
    assert table.rows[0][3].content[-1].startswith("Person I0\u00a0(+), Person I2\u00a0(+)")


def test_one_group_gets_the_reason_and_its_informants_instead() -> None:
    study = build_study(
        groups=("com",),
        informants={"I1": "com", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )
    for document in (
        triangulation_document(study, Selection()),
        triangulation_overview(study, Selection()),
    ):
        assert isinstance(document.blocks[0], Paragraph)
        assert "tidak dapat ditriangulasi" in str(document.blocks[0].text)
        row = document.tables[0].rows[0]
        assert row[-1].content == ("Berlawanan: Person I1 (+) dan Person I2 (−)",)


def test_agreement_shows_no_list_of_differences() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> good"},
        codings=["W1.1 EM1.1 ± good", "W2.1 EM1.1 ± good"],
    )
    document = triangulation_overview(study, Selection())
    assert document.tables[0].rows[0][-1].content == ("Sama-sama campuran",)
    assert not any(isinstance(block, Heading) for block in document.blocks)
