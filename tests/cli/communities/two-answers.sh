kith communities --list --scan data/karate.csv
