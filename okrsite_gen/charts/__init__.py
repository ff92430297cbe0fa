"""Pictures made at build time: SVG from templates where they stand on many pages, drawn by matplotlib where they are analysis."""

from __future__ import annotations

from okrsite_gen.charts import cycle_comparison, score_burn_up, score_distribution
from okrsite_gen.charts.chart import Chart

CHARTS: tuple[Chart, ...] = (score_burn_up, cycle_comparison, score_distribution)
