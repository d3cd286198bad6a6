#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codio_site.settings")
    from django.core.management import execute_from_command_line

    from codio_site.start import alleen_de_reden

    with alleen_de_reden():
        execute_from_command_line(sys.argv)
