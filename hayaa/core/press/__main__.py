"""The entry of the rendering process: its connection and its style sheets, by the command line."""

import sys
from pathlib import Path

from hayaa.core.press.worker import serve

serve(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
