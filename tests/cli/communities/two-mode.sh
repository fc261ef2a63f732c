# Women and the events they came to, in circles of both; the best Barber's modularity known. As a
# graph with the column mode, whichever way round, it is the same.
kith communities --two-mode --list data/southern-women.csv
kith communities -q --two-mode data/southern-women.csv >list
kith communities -q --two-mode -g data/southern-women.csv >graph.csv
kith communities -q --two-mode graph.csv >graph
cmp list graph
awk -F, -v OFS=, '$2 != "" && NR > 1 { t = $1; $1 = $2; $2 = t } 1' graph.csv >turned.csv
kith communities -q --two-mode turned.csv >turned
cmp list turned
kith communities -q --two-mode --threads 2 --seed 1 data/southern-women.csv | cmp - list
