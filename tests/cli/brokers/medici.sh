# The marriages of Florence (Padgett & Ansell 1993): the Medici hold them together.
kith brokers -q --where-tie kind=marriage --unweighted -n 2 data/florentine.csv
kith brokers -q --where-tie kind=marriage --unweighted --largest -n 1 data/florentine.csv | cut -d, -f1-3
kith brokers -q --where-tie kind=marriage --unweighted --by constraint -n 1 data/florentine.csv | cut -d, -f1
