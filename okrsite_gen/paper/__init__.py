"""A cycle on paper: the executive scorecard on one A4 page, then a page for each team."""
