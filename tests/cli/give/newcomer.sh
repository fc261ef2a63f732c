# Somebody without contacts has nobody to introduce, and is not told otherwise.
kith give -q data/community.csv --me 'Ruth Oyelaran'
