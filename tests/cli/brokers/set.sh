# The few who together reach or break most, the same for any number of threads, and their places on the graph.
kith brokers --set 2 --threads 1 data/florentine.csv >one
kith brokers -q --set 2 --threads 4 data/florentine.csv >two
cmp one two
cat one
kith brokers -q --set 2 -g data/florentine.csv | cut -d, -f1,2,6- | grep -E '^(Medici|Peruzzi|Guadagni|Pucci|source),(,|target)'
