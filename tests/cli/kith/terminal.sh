# On a terminal nothing steers it, whatever is printed; a pipe gets the bytes as they are.
export NO_COLOR=1
script -qc true /dev/null >/dev/null 2>&1 || exit 77 # no pseudo-terminals here
printf 'source,target,kind\n"\033[31mred\302\2330m\342\200\256",b,"w\033[2J"\nb,"c\033]0;x\007",\n' >steering.csv
steers() {
	LC_ALL=C grep -q "$(printf '\033\|\007\|\302\233\|\342\200\256')" "$1"
}
for command in 'people -qg' 'people -q' 'people -q --json' 'ties -q' 'check' 'check --json' \
	'ego --me nobody' 'people --where steering=1' 'import' \
	'import --merge-map /dev/stdout steering.csv' 'export -f dot' 'export -f gml' \
	'export -f gdf' 'export -f pajek' 'export -f dl' 'export -f gephi' 'export -f d3' \
	'export -f graphml'; do
	script -qc "kith $command steering.csv" /dev/null >screen </dev/null || true
	! steers screen || echo "$command steers"
	grep -q 'red\|nobody\|steering' screen || echo "$command printed nothing: $(cat screen)"
done
kith people -qg steering.csv >pipe
steers pipe
kith export -q -f gdf steering.csv >pipe
steers pipe
kith export -q -f gdf steering.csv -o file.gdf
cmp pipe file.gdf
me=$(printf '\033[31mred\302\2330m\342\200\256')
kith intro -q steering.csv --me "$me" --to "$(printf 'c\033]0;x\007')" >asks.csv
script -qc 'kith draft <asks.csv' /dev/null >screen
! steers screen || echo 'draft steers'
grep -q 'red' screen
