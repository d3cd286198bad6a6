"""A Woo set: what the organisation has on a project, with a step to black out, and what is delivered (decision 0056)."""
