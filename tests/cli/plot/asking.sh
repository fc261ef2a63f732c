# Routes run from who asks to who is reached: an arrow on every tie and, where there is room, a chance, rings on both ends, and
# what was found to be the chance of a route is the product of what stands on its ties.
kith intro -qg data/community.csv --from 'Amara Okafor' --to 'Rhiannon Pryce' >route.csv
for layout in route auto; do
	kith plot -q --layout $layout route.csv --format svg >web.svg
	grep -o '>[0-9]*%<' web.svg | sort | tr -d '\n'
	echo
	sed -n 's/.*<text [^>]*>\([a-z%][^<]*\)<\/text>.*/\1/p' web.svg | grep -v '%$' | tr '\n' ';'
	echo
done
kith intro -q data/community.csv --from "Amara Okafor" --to "Rhiannon Pryce" | sed -n "2s/^[^>]*> [^>]*> [^>]*> [^,]*,3,\([0-9.]*\),.*/\1/p"
kith plot -q data/community.csv --me 'Amara Okafor' --format svg |
	sed -n 's/.*<text [^>]*>\(their own\|between contacts\)<\/text>.*/\1/p'
# Steps are counted on their rings.
kith ego -qg data/lesmis.csv --me Cosette --steps 2 | kith plot -q --layout ego --me Cosette --format svg |
	sed -n 's/.*<text [^>]*>\([0-9] steps\{0,1\}\)<\/text>.*/\1/p'
