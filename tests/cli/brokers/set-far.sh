# Where not all sets can be tried, how far the answer is from the best is said.
kith brokers --set 5 data/lesmis.csv | cut -d, -f1-3,6
