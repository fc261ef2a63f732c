# Pairs of one's contacts, by what they share.
kith give -q data/community.csv --me 'Amara Okafor' -n 4
