# Someone who knows nobody.
kith doors -q data/community.csv --me 'Ruth Oyelaran' --to-where city=Bristol
