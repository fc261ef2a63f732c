# Small circles are no circles: their people are ungrouped, and counted; so are their ties.
kith communities --min-size 6 --list data/karate.csv
kith communities -q --min-size 6 data/karate.csv | tail -5
kith communities --min-size 6 --compare club data/karate.csv
kith communities -q --min-size 6 -g data/karate.csv | kith brokers -q -n 1 | cut -d, -f1,8
