"""`python -m okrsite_gen` is `okrsite`."""

from okrsite_gen.cli import main

if __name__ == "__main__":
    main(prog_name="okrsite")
