# Who came together is who is tied, with Newman's weights: all 139 pairs, to 1e-9.
shared=$(dirname "$CLI")/../../shared/oracles/southern-women
[ -d "$shared" ] || exit 0
kith import -q --format attendance "$shared/edges.csv" >women
awk -F, 'NR > 1 && $2 != "" { print ($1 < $2 ? $1 "," $2 : $2 "," $1) "," $3 "," $4 }' women |
	sort >ours
awk -F, 'NR > 1 { print ($1 < $2 ? $1 "," $2 : $2 "," $1) "," $4 "," $3 }' \
	"$shared/expected/projection_people.csv" | sort >theirs
[ "$(wc -l <ours)" -eq 139 ] || echo "$(wc -l <ours) ties"
paste -d, ours theirs | awk -F, '
	$1 != $5 || $2 != $6 || $3 - $7 > 1e-9 || $7 - $3 > 1e-9 || $4 != $8 { print }'
