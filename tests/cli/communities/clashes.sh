# What excludes what, and what to leave out.
for options in '--scan --consensus' '--scan --min-size 3' '--fixed club --consensus' '--overlap --list' \
	'--two-mode --objective cpm --resolution 1' '--two-mode --directed' '--two-mode --method labels' \
	'--fixed club --method infomap' '--method walktrap --runs 5' '--method fastgreedy --consensus' \
	'--resolution 2 --method walktrap' '--resolution -1' '--objective cpm --resolution 1 --method labels'; do
	status=0
	kith communities $options data/karate.csv || status=$?
	[ "$status" -eq 2 ] || echo "$options: exit $status"
done
