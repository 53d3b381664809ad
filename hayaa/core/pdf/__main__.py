"""The entry of the rendering process."""

import sys
from pathlib import Path

from hayaa.core.pdf.worker import main

main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
