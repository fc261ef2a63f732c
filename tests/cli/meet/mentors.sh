# Only people further along who share an interest.
kith meet -q data/community.csv --me 'Amara Okafor' --as mentor --like interests -n 3
