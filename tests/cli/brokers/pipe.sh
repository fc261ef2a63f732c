# The pipe of the first page, and the same through files.
kith communities -q -g data/florentine.csv | kith brokers -q -g | kith plot -q -o piped.svg
kith communities -q -g data/florentine.csv >a.csv
kith brokers -q -g a.csv >b.csv
kith plot -q -o filed.svg b.csv
cmp piped.svg filed.svg
head -1 b.csv
