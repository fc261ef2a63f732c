# The gallery can be rebuilt: the same people, names and legend, about where they were.
plots=$(dirname "$0")/../../../plots
places() {
	sed -n 's/.*<text x="\([0-9]*\)[^"]*" y="\([0-9]*\)[^"]*"[^>]*>\(.*\)<\/text>/\3 \1 \2/p' "$1" | LC_ALL=C sort
}
for script in "$plots"/*.sh; do
	name=$(basename "$script" .sh)
	[ "$name" = all ] && continue
	sh "$script" new.svg 2>notes || { cat notes; echo "$name cannot be made"; }
	places "$plots/$name.svg" >old.txt
	places new.svg >new.txt
	cut -d' ' -f1 old.txt >old.names
	cut -d' ' -f1 new.txt >new.names
	cmp old.names new.names || echo "$name names other people"
	[ "$(grep -c '</title></circle>' new.svg)" = "$(grep -c '</title></circle>' "$plots/$name.svg")" ] ||
		echo "$name draws other people"
done
