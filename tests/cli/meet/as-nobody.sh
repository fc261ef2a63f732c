# The most senior person finds no mentor; the cure is named.
kith meet -q data/community.csv --me 'Leila Haddad' --as mentor
