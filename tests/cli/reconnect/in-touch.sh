# Nothing has fallen silent.
kith reconnect -q data/community.csv --me 'Amara Okafor' --silent 20y
