# A small picture a period: everybody stands in the same place of each, a circle keeps its colour, who is away is faint.
cat >dated.csv <<'END'
source,target,date
Ada,Ben,2022-03-01
Ben,Cy,2022-05-01
Ada,Cy,2022-08-01
Ada,Ben,2023-02-01
Ben,Cy,2023-02-03
Ada,Cy,2023-04-01
Dee,Eve,2023-06-01
Eve,Flo,2023-07-31
Dee,Flo,2023-07-31
END
kith plot -q dated.csv --every 1y --format svg >years.svg
grep -o '>202[0-9]<' years.svg
attribute='function attribute(name) {
	match($0, " " name "=\"[^\"]*\"")
	return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}'
LC_ALL=C awk "$attribute"'
	/^<g / { fill = attribute("fill"); faint = /opacity/ }
	/<\/title><\/circle>/ {
		name = $0
		gsub(/.*<title>|<\/title>.*/, "", name)
		own = / fill="/ ? attribute("fill") : fill
		panel = ++seen[name]
		x[name, panel] = attribute("cx")
		y[name, panel] = attribute("cy")
		looks[name, panel] = own
		away[name] += faint || /opacity/
	}
	END {
		for (name in seen)
			print name, seen[name], "times, away", away[name] + 0
		if (looks["Ada", 1] == looks["Ada", 2] && looks["Ada", 2] != looks["Eve", 2])
			print "colours follow circles"
		across = x["Ada", 2] - x["Ada", 1]
		down = y["Ada", 2] - y["Ada", 1]
		for (name in seen) {
			a = x[name, 2] - x[name, 1] - across
			b = y[name, 2] - y[name, 1] - down
			if (a * a + b * b > 0.1)
				print name, "has moved"
		}
	}' years.svg | LC_ALL=C sort
# a circle has the colour it has in a picture of the whole: these are numbered otherwise, year by year
kith plot -q data/repair-cafe.csv --format svg >whole.svg
kith plot -q data/repair-cafe.csv --every 1y --format svg >years.svg
for file in whole years; do
	LC_ALL=C awk "$attribute"'
		/^<g / { fill = attribute("fill") }
		/<title>Eskil Moen<|<title>Chidi Obi<|<title>Karim Saleh</ {
			name = $0
			gsub(/.*<title>|<\/title>.*/, "", name)
			look[name] = / fill="/ ? attribute("fill") : fill
		}
		END {
			for (name in look)
				print name, look[name]
		}' "$file.svg" | LC_ALL=C sort >"$file.looks"
done
cat whole.looks
cmp whole.looks years.looks
grep -o 'not there then' years.svg
kith plot -q dated.csv --every 1w --format svg || echo "exit $?"
kith plot -q dated.csv --every 1y --ties class --format svg || echo "exit $?"
kith plot -q data/karate.csv --every 1y --format svg || echo "exit $?"
