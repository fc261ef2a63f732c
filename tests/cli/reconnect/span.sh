# A span has a number and a unit.
kith reconnect data/community.csv --me 'Amara Okafor' --silent long
