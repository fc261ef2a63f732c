kith summary -q --between club data/karate.csv
kith summary --between colour data/karate.csv
