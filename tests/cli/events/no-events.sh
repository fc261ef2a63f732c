# Who knows whom is not who came to what.
kith events -q data/karate.csv
