# Nobody who fits is not somebody who is known.
kith doors -q data/community.csv --me 'Amara Okafor' --to-where field=astronomy
