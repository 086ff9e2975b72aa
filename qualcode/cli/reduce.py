"""`qualcode reduce`: the first stage, data reduction."""

from __future__ import annotations

from qualcode.cli.asked import Asked, asking


@asking(looks=True)
def reduce(asked: Asked) -> None:
    """Stage 1: quotations by code and informant, condensations, what was left uncoded."""
    from qualcode.cli.session import open_study
    from qualcode.reports import reduction_document
    from qualcode.stages.reduction import reduce as compute

    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    selection = asked.selection(loaded)
    asked.deliver(
        loaded,
        lambda: reduction_document(loaded, selection),
        lambda: compute(loaded, selection).as_json(),
    )
    session.close()
