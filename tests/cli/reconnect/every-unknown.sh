# A column that is not there.
kith reconnect -q data/community.csv --me 'Amara Okafor' --every often
