# Where ties have no dates, recent ones cannot count for more.
kith intro data/karate.csv --me 17 --to 2 --recent 2y
