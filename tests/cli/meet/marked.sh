# -g puts the answer on those people.
kith meet -q -g data/community.csv --me 'Amara Okafor' -n 2 --by chance | grep -E "^source|,(peer|mentor|kindred)," | cut -d, -f1,2,14-17
