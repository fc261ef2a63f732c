# A message to one of a pair, unsent.
kith give -q data/community.csv --me 'Amara Okafor' | kith draft --row 2 --second --eml | tr -d '\r'
