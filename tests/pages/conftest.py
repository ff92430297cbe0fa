import pytest
from published import HARBOUR, Published


@pytest.fixture(scope="session")
def harbour_site():
    """Harbour Bikes on 20 November 2026, the eighth of fourteen weeks: read the files in `company/`."""
    return Published(HARBOUR)
