kith plot -q data/karate.csv --scale 30 -o web.png
