# Someone without ties sees whom they share something with.
kith meet -q data/community.csv --me 'Ruth Oyelaran' -n 3
