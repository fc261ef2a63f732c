# Nobody is asked for more than five.
kith doors -q data/community.csv --me 'Amara Okafor' --at-most 5
