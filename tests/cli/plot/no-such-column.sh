kith plot -q data/karate.csv --color belt -o web.png
