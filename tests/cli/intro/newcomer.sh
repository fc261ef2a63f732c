# Someone without ties is told what they share.
kith intro -q data/community.csv --me 'Ruth Oyelaran' --to 'Jun Watanabe'
