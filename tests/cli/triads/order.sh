# Classes are ordered by figures, also by counts of more digits than a number's.
kith triads --by count -n 2 data/karate.csv
kith triads --by -z -n 1 data/karate.csv
