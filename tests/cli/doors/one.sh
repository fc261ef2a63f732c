# Towards one person it is a chance that is told; the best single contact needs no bound.
kith doors data/community.csv --me 'Amara Okafor' --to 'Rhiannon Pryce' -n 2
kith doors data/community.csv --me 'Amara Okafor' --to-where city=Cardiff -n 1
