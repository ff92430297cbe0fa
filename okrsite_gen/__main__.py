"""`python -m okrsite_gen` is `okrsite`."""

from okrsite_gen.cli import run

if __name__ == "__main__":
    run()
