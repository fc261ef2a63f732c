# What a template can ask for.
kith reconnect -q data/community.csv --me 'Amara Okafor' | kith draft --facts
