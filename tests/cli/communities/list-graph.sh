# The list beside the graph on which everybody's circle stands.
kith communities -q -g --list --answer list.csv data/karate.csv | kith people -q -n 2 | cut -d, -f1,2,8-
cut -d, -f1-3 list.csv
