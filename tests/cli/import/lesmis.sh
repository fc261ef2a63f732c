# The novel's network is one, whichever format it comes in.
shared=$(dirname "$CLI")/../../shared/oracles/formats/other
[ -d "$shared" ] || exit 0

# Ties without direction, weights at $1.
ties() {
	awk -F, -v w="$1" 'NR > 1 && $2 != "" {
		print ($1 < $2 ? $1 "," $2 : $2 "," $1) (w ? "," $w + 0 : "")
	}' | sort
}
ties 3 <data/lesmis.csv >weighted
ties 0 <data/lesmis.csv >plain
kith import -q "$shared/lesmis.gml" >gml
kith import -q "$shared/lesmis.graphml" >graphml
kith import -q "$shared/lesmis.net" >net
for format in gml graphml net; do
	[ "$(awk -F, 'NR > 1 && $2 == ""' $format | wc -l)" -eq 77 ] || echo "$format: people"
	[ "$(awk -F, 'NR > 1 && $2 != ""' $format | wc -l)" -eq 254 ] || echo "$format: ties"
	ties 0 <$format | diff plain - || echo "$format: other ties"
done
ties 3 <gml | diff weighted -
ties 4 <graphml | diff weighted -
