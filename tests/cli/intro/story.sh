# Two ways for Amara to reach Rhiannon; weights, willingness, dates and kinds all count.
kith intro -q data/community.csv --me 'amara okafor' --to 'Rhiannon Pryce' -n 2
