# Everybody sits once a round, and nobody meets twice.
kith give -q data/community.csv --where city=Leeds --rounds 2 --group-size 4
