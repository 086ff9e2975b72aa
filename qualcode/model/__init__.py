"""The words of coding: sources, informants, codes, codings, memos. Nothing here reads a file."""
