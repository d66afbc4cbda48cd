"""Evidence in, findings out: one function a rule, one file a family, facts in data files beside them."""
