kith communities data/florentine.csv data/karate.csv
