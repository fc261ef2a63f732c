# A network of chance has no clear circles; people who do keep together have.
awk 'BEGIN { srand(7); print "source,target,weight"; for (t = 0; t < 600; t++) print "p" int(rand() * 200) ",p" int(rand() * 200) "," 1 + int(1 / (rand() + 0.01)) }' >random.csv
kith communities -o random random.csv
kith communities --unweighted --method walktrap -o random random.csv
kith communities -o karate data/karate.csv
kith communities -o lesmis data/lesmis.csv
kith communities -o community data/community.csv
kith communities -o women --two-mode data/southern-women.csv
