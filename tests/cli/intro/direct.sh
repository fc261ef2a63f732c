# Somebody one knows is written to; nobody introduces them.
kith intro -q data/community.csv --me 'Amara Okafor' --to 'Efua Mensah' -n 1
