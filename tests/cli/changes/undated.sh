# Without dates, and without a second file, nobody can say what changed.
kith changes data/karate.csv --at 2025-01-01
