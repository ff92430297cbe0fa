"""The site as a plan; the records live beside the page kinds that make them."""

from __future__ import annotations

from okrsite_gen.pages.page import Asset as Asset  # noqa: PLC0414 - handed on
from okrsite_gen.pages.page import Crumb as Crumb  # noqa: PLC0414 - handed on
from okrsite_gen.pages.page import Page as Page  # noqa: PLC0414 - handed on
from okrsite_gen.pages.page import SitePlan as SitePlan  # noqa: PLC0414 - handed on
from okrsite_gen.pages.page import Standing as Standing  # noqa: PLC0414 - handed on
