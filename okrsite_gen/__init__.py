"""okrsite: publishes a folder of OKRs as a static site."""

__version__ = "0.1.0"
