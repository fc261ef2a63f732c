# Three files are one too many, and a file is like itself.
kith compare data/karate.csv data/lesmis.csv data/harbour.csv || echo "exit $?"
kith compare data/karate.csv data/karate.csv
