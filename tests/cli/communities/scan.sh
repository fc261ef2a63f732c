kith communities -q --scan data/karate.csv | head -2
kith communities -q --scan --objective cpm data/karate.csv | wc -l | tr -d ' '
