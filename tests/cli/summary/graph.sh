kith summary -g data/karate.csv
