kith communities --scan --method infomap data/karate.csv
