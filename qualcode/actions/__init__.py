"""Every change of a study: one function, one transaction."""
