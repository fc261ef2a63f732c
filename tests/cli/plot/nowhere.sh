kith plot data/karate.csv
