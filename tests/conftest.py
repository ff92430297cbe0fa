"""What all tests share."""

from hypothesis import settings

# Machines that build are busy: a slow example is no mistake.
settings.register_profile("okrsite", deadline=None)
settings.load_profile("okrsite")
