# Counts stand in full: among a million people there are more threes than a double can tell apart.
(
	echo source,target,directed
	seq -f 'hub,%.0f,1' 1000000
) >star.csv
kith triads -q --by count star.csv | cut -d, -f1,2 | head -3
