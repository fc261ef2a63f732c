# Columns on request stand behind the others.
kith brokers -q --columns reach,coreness --unweighted data/florentine.csv | cut -d, -f1,2,11- | head -3
