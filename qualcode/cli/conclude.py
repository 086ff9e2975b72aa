"""`qualcode conclude`: the third stage, drawing conclusions."""

from __future__ import annotations

from qualcode.cli.asked import Asked, asking


@asking(looks=True)
def conclude(asked: Asked) -> None:
    """Stage 3: what converges, differs or rests on one group, as a draft to write from."""
    from qualcode.cli.session import open_study
    from qualcode.reports import conclusion_document
    from qualcode.stages.conclusion import conclude as compute

    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    selection = asked.selection(loaded)
    asked.deliver(
        loaded,
        lambda: conclusion_document(loaded, selection),
        lambda: compute(loaded, selection).as_json(),
    )
    session.close()
