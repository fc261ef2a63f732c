# --methods names the column that groups come from: the one that was asked for.
kith communities -q --compare club --methods compared data/karate.csv >/dev/null
kith communities -q --fixed club --methods kept data/karate.csv >/dev/null
for text in compared kept; do
	tr -s ' \n' '  ' <$text | grep -o 'Groups are [^.]*[.]'
done
