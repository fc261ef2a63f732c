# Nearness by a walk instead of mutual contacts.
kith meet -q data/karate.csv --me 25 --page-rank -n 3
