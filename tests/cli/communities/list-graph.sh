kith communities -g --list data/karate.csv
