"""The entry of the rendering process: its connection, its seconds and its style sheets, by the command line."""

import sys
from pathlib import Path

from hayaa.core.pdf.worker import serve

serve(int(sys.argv[1]), seconds=int(sys.argv[2]), style_sheets=[Path(name) for name in sys.argv[3:]])
