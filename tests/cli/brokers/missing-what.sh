# All of it cannot be missing, and a few draws do not tell.
kith brokers --missing 100% data/karate.csv || echo "exit $?"
kith brokers --missing a data/karate.csv || echo "exit $?"
kith brokers --missing 10% --draws 5 data/karate.csv || echo "exit $?"
kith brokers --missing 10% --set 2 data/karate.csv
