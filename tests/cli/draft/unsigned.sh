# A host signs with their own name.
kith give -q data/community.csv | kith draft --row 2
