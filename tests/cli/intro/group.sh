# Anyone in a field will do; recent contacts count for more, and the top rows only are printed.
kith intro -q data/community.csv --me 'Amara Okafor' --to-where field=robotics --recent 2y -n 3
