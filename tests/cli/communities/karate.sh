# The four circles of the club, at the best modularity known.
kith communities -n 3 -o /dev/null data/karate.csv
kith communities --list data/karate.csv | head -1
