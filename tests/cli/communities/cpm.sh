kith communities --objective cpm data/karate.csv
