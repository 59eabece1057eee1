"""`python -m codegen.diff`: what changed since a commit."""

import sys

from .command import main

sys.exit(main())
