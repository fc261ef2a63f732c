# A friend not written to for years.
kith reconnect -q data/community.csv --me 'Amara Okafor'
