# What chance keeps means nothing without chance.
kith summary --keep dyads data/karate.csv
