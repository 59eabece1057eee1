"""Every fault ends as it must: the error, what it says, how often it was tried, how long it took; and no key shows."""

from __future__ import annotations

import pytest

from .run import FORMATS, STYLES, Format, Style, check
from .table import FAULTS, Fault


# Time-outs of tenths of a second, on cores that other tests keep busy: what misses its time gets another try.
@pytest.mark.flaky(reruns=2)
# httpcore leaves the socket of a failed handshake to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning")
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_fault(fault: Fault, style: Style, format: Format) -> None:
    assert [] == check(fault, style, format).problems


def test_the_table_is_as_large_as_promised_and_has_no_name_twice() -> None:
    assert len(FAULTS) >= 45
    assert len(FAULTS) == len({fault.name for fault in FAULTS})
    assert {"before", "during", "after"} == {fault.stage for fault in FAULTS}
