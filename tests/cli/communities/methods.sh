# Every method answers, and the same seed gives the same answer with any number of threads.
for method in leiden louvain infomap walktrap labels fastgreedy eigenvector edge-betweenness spinglass; do
	kith communities -q --list --method "$method" data/karate.csv >list
	[ "$(wc -l <list)" -gt 2 ] || echo "$method: one circle only"
done
kith communities -q --seed 7 --threads 1 data/lesmis.csv >one
kith communities -q --seed 7 --threads 2 data/lesmis.csv >two
cmp one two
