# The two who led the clubs (Gould & Fernandez 1989, counted by hand elsewhere).
kith roles --group club data/karate.csv | grep -E '^(name|1|34),'
