"""The world of the access table, for forms that two people have open."""

from tests.toegang.conftest import wereld  # noqa: F401  the fixture
