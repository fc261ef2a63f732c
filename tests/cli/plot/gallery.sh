# The gallery can be rebuilt: the same people, names and legend, where they were; no name lies on
# another, no disc on another, and all of them on the page.
plots=$(dirname "$0")/../../../plots

# The value of an attribute of the line at hand, empty where it has none.
attribute='function attribute(name) {
	if (!match($0, " " name "=\"[^\"]*\"")) return ""
	return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}
'

words() {
	sed -n 's/.*<text [^>]*>\(.*\)<\/text>.*/\1/p' "$1" | LC_ALL=C sort
}

# Prints who moved by more than a fiftieth of the picture, both ways measured from edge to edge.
moved() {
	LC_ALL=C awk "$attribute"'
		FNR == 1 { file++ }
		/<\/title><\/(circle|rect)>/ {
			name = $0
			gsub(/.*<title>|<\/title>.*/, "", name)
			name = name " " ++times[file, name] # once in each of several panels
			x[file, name] = attribute("cx") + attribute("x") + attribute("width") / 2
			y[file, name] = attribute("cy") + attribute("y") + attribute("height") / 2
			if (!(name in known)) {
				known[name]
				people++
			}
			count[file]++
			if (count[file] == 1 || x[file, name] < left[file]) left[file] = x[file, name]
			if (count[file] == 1 || x[file, name] > right[file]) right[file] = x[file, name]
			if (count[file] == 1 || y[file, name] < top[file]) top[file] = y[file, name]
			if (count[file] == 1 || y[file, name] > foot[file]) foot[file] = y[file, name]
		}
		function far(a, b) {
			return a - b > .02 || b - a > .02
		}
		END {
			if (!people || count[1] != people || count[2] != people) print "other people"
			for (name in known) {
				for (f = 1; f <= 2; f++) {
					across[f] = (x[f, name] - left[f]) / (right[f] - left[f] + 1)
					down[f] = (y[f, name] - top[f]) / (foot[f] - top[f] + 1)
				}
				if (far(across[1], across[2]) || far(down[1], down[2])) print name, "moved"
			}
		}' "$1" "$2"
}

# Prints names and discs that overlap their like, or leave the page.
crowded() {
	LC_ALL=C awk "$attribute"'
		function off_page(l, t, r, b) {
			return l < -.1 || t < -.1 || r > width + .1 || b > height + .1
		}
		/ viewBox=/ { split(attribute("viewBox"), page, " "); width = page[3]; height = page[4] }
		/<g / && / font-size=/ { size = attribute("font-size") }
		/<text / && / textLength=/ {
			n++
			wide = attribute("textLength")
			anchor = attribute("text-anchor")
			back = anchor == "middle" ? wide / 2 : anchor == "end" ? wide : 0
			if (/ direction="rtl"/ && anchor != "middle") back = wide - back
			left[n] = attribute("x") - back
			right[n] = left[n] + wide
			top[n] = attribute("y") - .74 * size
			foot[n] = attribute("y") + .2 * size
			if (off_page(left[n], top[n], right[n], foot[n])) print "off the page: " $0
			for (k = 1; k < n; k++)
				if (left[k] < right[n] && left[n] < right[k] && top[k] < foot[n] &&
						top[n] < foot[k])
					print "one name on another: " $0
		}
		/<circle .*<\/title>/ {
			m++
			cx[m] = attribute("cx"); cy[m] = attribute("cy"); r[m] = attribute("r")
			if (off_page(cx[m] - r[m], cy[m] - r[m], cx[m] + r[m], cy[m] + r[m]))
				print "off the page: " $0
			for (k = 1; k < m; k++)
				if (sqrt((cx[k] - cx[m]) ^ 2 + (cy[k] - cy[m]) ^ 2) < r[k] + r[m] - .15)
					print "one disc on another: " $0
		}
		END { if (!n || !m || !width) print "nothing was drawn" }' "$1"
}

for script in "$plots"/*.sh; do
	name=$(basename "$script" .sh)
	[ "$name" = all ] && continue
	sh "$script" new.svg 2>notes || { cat notes; echo "$name cannot be made"; }
	words "$plots/$name.svg" >old.words
	words new.svg >new.words
	cmp old.words new.words || echo "$name has other words"
	moved "$plots/$name.svg" new.svg | sed "s/^/$name: /"
	crowded new.svg | sed "s/^/$name: /"
	grep -q "^## $name\$" "$plots/README.md" || echo "$name is not in the README"
	grep -q "]($name.svg)" "$plots/README.md" || echo "$name is not shown"
done
