"""Pictures made at build time: SVG from templates where they stand on many pages."""
