# A picture says where its places come from.
kith plot -q data/karate.csv --format svg | grep -o 'layout: [a-z ]*'
kith plot -qg data/karate.csv | kith plot -q --format svg | grep -o 'layout: [a-z ]*'
kith plot -qg data/karate.csv | kith plot -q --layout circle --format svg | grep -o 'layout: [a-z ]*'
