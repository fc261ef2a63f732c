# One partner each, by chosen columns.
kith give -q data/community.csv --where city=Leeds --like goal,interests --each 1
