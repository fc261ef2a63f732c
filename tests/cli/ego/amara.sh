# A portrait: who, how close, what is missing.
kith ego -q data/community.csv --me 'Amara Okafor' --like field,city
