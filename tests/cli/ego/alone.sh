# Somebody without ties is told what there is to find.
kith ego -q data/community.csv --me 'Ruth Oyelaran' --like field
