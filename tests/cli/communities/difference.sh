# The difference from chance is that of the figures printed beside it: of the runs' mean, or of the only run.
difference() {
	awk '{ print sprintf("%.4f", $1 - $2) == $3 ? "agree" : $0 }'
}
kith communities -o circles data/lesmis.csv 2>&1 |
	sed -n "s/.*come to \([0-9.]*\) only (\([0-9.]*\) less than the runs' mean of \([0-9.]*\), z.*/\3 \1 \2/p" | difference
kith communities -o circles --method walktrap data/lesmis.csv 2>said
{
	sed -n 's/.*communities, modularity \([0-9.]*\).*/\1/p' said | xargs printf '%.4f\n'
	sed -n 's/.*come to \([0-9.]*\) only (\([0-9.]*\) less, z.*/\1 \2/p' said
} | paste -s -d ' ' | difference
