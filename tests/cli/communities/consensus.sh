# What most runs agree on, connected, told how far they do; as sure as the runs are alike.
kith communities --consensus --runs 20 --list data/karate.csv
kith communities -q --consensus --threads 1 data/community.csv >one
kith communities -q --consensus --threads 2 data/community.csv >two
cmp one two
kith communities --consensus --runs 1 data/karate.csv
