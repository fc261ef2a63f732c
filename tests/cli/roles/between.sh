# b lets x in to y; c leads on from y to z, and is the only one to join x and z by way of d.
printf 'source,target,team,directed\na,,x,\nb,,y,\nc,,y,\nd,,z,\na,b,,1\nb,c,,1\nc,d,,1\na,c,,1\n' >ways.csv
kith roles --group team --between ways.csv
kith roles --group team --between --undirected ways.csv
# What is left of the club when the ways within a faction are set aside: 34 as gatekeeper and representative.
kith roles --group club --between data/karate.csv | grep -E '^(1|34),'
kith roles -g --group club --between data/karate.csv || echo "exit $?"
kith roles --between --partial data/karate.csv
