# Participation by a column of the data.
kith brokers -q --group club -n 1 --by participation data/karate.csv | cut -d, -f1,8
