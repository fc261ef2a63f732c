# Nobody leads there: warm words, and nothing on standard output.
kith intro -q data/community.csv --me 'Amara Okafor' --to 'Tess Lockwood'
