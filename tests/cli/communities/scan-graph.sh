kith communities -g --scan data/karate.csv
