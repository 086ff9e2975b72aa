"""Alpha for unitizing straight from its definition: every position, every pair, every unit."""

from __future__ import annotations

from qualcode.agreement.unitizing import Unit


def marked_by_positions(
    coders: tuple[tuple[Unit, ...], ...], length: int
) -> tuple[float | None, dict[str, float]]:
    """cu-alpha and (k)u-alpha from the definition: every position, every pair, every unit."""
    at = [[next((n for n, u in enumerate(units) if u.start <= place < u.end), None)
           for place in range(length)] for units in coders]  # fmt: skip
    others = len(coders) - 1
    pairs = [
        (coders[i][one].value, coders[j][other].value)
        for i in range(len(coders)) for j in range(len(coders)) if i != j
        for one, other in zip(at[i], at[j], strict=True) if one is not None and other is not None
    ]  # fmt: skip
    total = len(pairs) / others
    values = sorted({one for one, _ in pairs})
    if len(values) < 2:
        return None, {}
    own = {c: sum(one == c for one, _ in pairs) / others for c in values}
    v = dict.fromkeys(values, 0.0)
    for i, units in enumerate(coders):
        for n, unit in enumerate(units):
            met = sum(
                at[i][place] == n and at[j][place] is not None
                for j in range(len(coders)) if j != i for place in range(length)
            )  # fmt: skip
            if met:
                v[unit.value] += (met / others) ** 2
    below = total - sum(v.values()) / total
    chance = {(c, k): (own[c] * own[k] - (v[c] if c == k else 0)) / below
              for c in values for k in values}  # fmt: skip
    apart = sum(one != other for one, other in pairs) / others
    whole = 1 - apart / sum(n for (c, k), n in chance.items() if c != k)
    each = {}
    for k in values:
        column = sum(chance[c, k] for c in values)
        same = sum((one, other) == (k, k) for one, other in pairs) / others
        each[k] = 1 - column / own[k] * (own[k] - same) / (column - chance[k, k])
    return whole, each


def by_positions(coders: tuple[tuple[Unit, ...], ...], length: int) -> float:
    """The definition with a value for every position, and the lengths of units and gaps."""
    rows = [[next((u.value for u in units if u.start <= at < u.end), "") for at in range(length)]
            for units in coders]  # fmt: skip
    m = len(rows)
    values = sorted({one for row in rows for one in row})
    there = {
        (c, k): sum(
            rows[i][at] == c and rows[j][at] == k
            for at in range(length) for i in range(m) for j in range(m) if i != j
        ) / (m - 1)
        for c in values for k in values
    }  # fmt: skip
    each = {c: sum(there[c, k] for k in values) for c in values}
    v = {c: sum((u.end - u.start) ** 2 for units in coders for u in units if u.value == c)
         for c in values}  # fmt: skip
    v[""] = sum(row.count("") for row in rows)
    total = m * length
    below = total - sum(v.values()) / total
    chance = {(c, k): (each[c] * each[k] - (v[c] if c == k else 0)) / below
              for c in values for k in values}  # fmt: skip
    apart = sum(n for (c, k), n in there.items() if c != k)
    return 1 - apart / sum(n for (c, k), n in chance.items() if c != k)
