# Nobody sits alone.
kith give data/community.csv --group-size 1
