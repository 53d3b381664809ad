"""The metric registry: what the body counts by itself from its own records, one entry for each `Indicator.Metric`.

Page, report, spreadsheet and tests read it in one way: `read` fetches a span of years once, and the material that it
gives measures any metric of any period of that span in memory.
"""

from activities.metrics.measured import Measured, Record, Scope
from activities.metrics.reading import measure, read
from activities.metrics.registry import Material

__all__ = ["Material", "Measured", "Record", "Scope", "measure", "read"]
