# Networks by chance are drawn until a p is known, not for hours.
for many in 0 100001; do
	kith compare --chance $many data/karate.csv data/karate.csv || echo $?
done
kith summary --chance 100001 data/karate.csv || echo $?
