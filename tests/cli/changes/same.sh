# Nothing changed where nothing did.
kith changes -q data/karate.csv data/karate.csv
kith changes -q data/community.csv data/community.csv
