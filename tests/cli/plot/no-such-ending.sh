kith plot data/karate.csv -o web.gif
