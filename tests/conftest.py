"""What all tests share."""

import os
import tempfile
from pathlib import Path

from hypothesis import settings

# Builds keep their charts, but not among those of whoever runs the tests.
os.environ.setdefault("OKRSITE_CACHE_DIR", str(Path(tempfile.gettempdir(), "okrsite-tests")))

# Machines that build are busy: a slow example is no mistake.
settings.register_profile("okrsite", deadline=None)
settings.load_profile("okrsite")
