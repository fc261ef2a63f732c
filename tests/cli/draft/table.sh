# To all at a table.
kith give -q data/community.csv --where city=Leeds --rounds 2 --group-size 4 | kith draft --row 2 --from 'Leila Haddad'
