"""Rules and other coders: pure functions from sources and codebook to codings."""
