# Nobody is in more pairs than anyone would read.
kith give data/karate.csv --each 5000000000 --rows first=12 -n 1
