# Peers, mentors and kindred spirits, with what is shared and whom to ask.
kith meet -q data/community.csv --me 'Amara Okafor' -n 5
