"""The interactive coder: a transcript on the screen, coded with the keyboard or the mouse.

What is computed (lines, underlays, movements, what is still open) stands in modules of its own
that know nothing of a terminal; the widgets only show it.
"""
