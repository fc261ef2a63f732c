# There is a way, but a long one.
kith intro -q data/community.csv --me 'Amara Okafor' --to 'Ayşe Yılmaz' --max-steps 2
