# A pipe and its files, one thread and eight, give the same picture.
kith plot -q -g data/lesmis.csv >placed.csv
kith plot -q placed.csv -o a.svg
kith plot -q -g data/lesmis.csv | kith plot -q -o b.svg
cmp a.svg b.svg
kith plot -q data/lesmis.csv --threads 1 -o one.png
kith plot -q data/lesmis.csv --threads 8 -o eight.png
cmp one.png eight.png
kith plot -q data/lesmis.csv --threads 1 -o one.pdf
kith plot -q data/lesmis.csv --threads 8 -o eight.pdf
cmp one.pdf eight.pdf
