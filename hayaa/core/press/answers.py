"""The first byte of what the rendering process answers: a PDF follows, or a sentence.

Bytes and nothing richer: what comes back from the process that reads people's text is never unpickled.
"""

DONE, FAILED = b"+", b"-"
