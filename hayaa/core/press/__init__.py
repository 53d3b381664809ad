"""The rendering process itself (decision 0002).

It imports nothing of Django, nor of `hayaa.core.pdf`, which starts it: it is ready sooner, and knows no settings.
"""
