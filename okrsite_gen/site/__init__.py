"""The site: planned, rendered and published, whatever engine hosts it."""
