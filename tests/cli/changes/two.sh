# What changed between two files, a row each, the biggest of a kind first.
kith changes "$CLI/changes/old.csv" "$CLI/changes/new.csv"
