# Where nothing is known of people, those in the same circle are named.
kith intro data/karate.csv --me 17 --to 34 --like label
