"""The classifier of commitments: texts, candidates to label, labels, training. See training/README.md."""
