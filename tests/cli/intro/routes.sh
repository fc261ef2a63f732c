# The best routes overall, each through other people, then separate ones.
kith intro -q data/lesmis.csv --from Gavroche --to Fantine --routes 3
kith intro -q data/lesmis.csv --from Gavroche --to Fantine --disjoint
