"""The columns of tables on pages: how broad words are, how wide columns, which pages are turned.

Word, LaTeX and HTML share it, so that a report looks alike in all three.
"""
