"""`qualcode coverage`: how far the data carry."""

from __future__ import annotations

from qualcode.cli.asked import Asked, asking


@asking(looks=True)
def coverage(asked: Asked) -> None:
    """Who spoke of what and who was silent, what rests on one voice, how much is coded.

    The grid of codes and source groups tells why somebody said nothing of a code: asked and
    silent, asked but not coded yet, not asked, not heard. Silence is told only of sources that a
    person has reviewed.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.reach import reach_as_json, reach_document

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    asked.deliver(
        study,
        lambda: reach_document(study, selection),
        lambda: reach_as_json(study, selection),
    )
    session.close()
