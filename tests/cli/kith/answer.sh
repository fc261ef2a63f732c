# Beside -g the answer goes to a file of its own; without -g that is a mistake.
kith communities -q -g --answer answer.csv -n 2 data/florentine.csv | head -1
head -1 answer.csv
wc -l <answer.csv | tr -d ' '
kith communities --answer answer.csv data/florentine.csv
