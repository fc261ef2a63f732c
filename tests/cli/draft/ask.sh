# The letter to the best person to ask, with a note to forward.
kith intro -q data/community.csv --me 'Amara Okafor' --to 'Rhiannon Pryce' | kith draft
