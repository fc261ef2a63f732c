kith plot -q data/karate.csv --node-size club -o web.png
