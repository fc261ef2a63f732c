# One graph in many spellings: each gives the same ties, or a message that names the place.
shared=$(dirname "$CLI")/../../shared/oracles/csv-mangled-florentine
[ -d "$shared" ] || exit 0

plain() {
	kith import -q "$shared/bom.csv" | cut -d, -f1,2 | sort
}
plain >plain

# The same people and ties, other columns aside.
same() {
	kith import -q "$@" | grep -v '^z"' | cut -d, -f1,2 | sort | cmp -s - plain || echo "$*: not the same"
}

# Bad data, and a message that holds this.
bad() {
	status=0
	kith import -q "$shared/$1" >out 2>err || status=$?
	[ "$status" -eq 3 ] || echo "$1: exit $status"
	[ ! -s out ] || echo "$1: printed something"
	grep -q "$2" err || echo "$1: $(cat err)"
}

for file in bom.csv bom-quoted-header.csv crlf.csv cr-only.csv mixed-eol.csv no-final-newline.csv \
	tabs.tsv semicolon.csv semicolon-decimal-comma.csv pipe.csv utf16le-bom.csv utf16be-bom.csv \
	quoted-all.csv leading-blank-lines.csv blank-lines-inside.csv trailing-commas.csv \
	upper-header.csv gephi-header.csv from-to-header.csv spaces-around.csv hash-comments.csv \
	extra-columns-first.csv; do
	same "$shared/$file"
done
same --no-header "$shared/no-header.csv"
same --no-header "$shared/snap-space.txt"
bad duplicate-header.csv '"source"'
bad ragged-short.csv ':6:'
bad ragged-long.csv ':6:'
bad unclosed-quote.csv ':22:'
bad nan-weight.csv ':22:'
bad nul-byte.csv ':22:'
bad latin1.csv ':22:4:'
bad empty.csv 'empty'
kith import -q --encoding latin1 "$shared/latin1.csv" | grep -q '^José,Müller' || echo latin1: not decoded
[ "$(kith import -q "$shared/header-only.csv")" = source,target ] || echo header-only: not empty

# What each adds to the plain graph, people and ties.
more() {
	kith import -q "$shared/$1" | cut -d, -f1,2 | sort >out
	[ "$(comm -13 plain out | wc -l) $(comm -23 plain out | wc -l)" = "$2 $3" ] ||
		echo "$1: $(comm -3 plain out)"
}
more empty-target.csv 0 0
more nfc-nfd.csv 4 0
more huge-field.csv 3 0
more dup-and-reverse.csv 2 0
more selfloop.csv 1 0
