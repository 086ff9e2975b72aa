"""The stages of the analysis as computations: results are records without prose or looks."""
