"""What is true: models, rules, terms, the role matrix and the tables. Pure: no clock, no files, no sentences."""
