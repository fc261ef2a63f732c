# The best modularity known, with the usual number of runs.
kith communities -o /dev/null data/karate.csv
kith communities -o /dev/null data/lesmis.csv
kith communities -o /dev/null --unweighted data/lesmis.csv
kith communities -o /dev/null --method louvain data/karate.csv
