# What the SVG shows, PNG and PDF show too: heads of arrows, squares, dashes, light that adds up.
differ() {
	for end in png pdf; do
		cmp -s "$1.$end" "$2.$end" && echo "$1 and $2 are one $end" || echo "$1 $2 $end"
	done
}
draw() {
	name=$1
	shift
	for end in png pdf; do
		kith plot -q --size 300x200 --caption none --title t "$@" -o "$name.$end"
	done
}
printf 'source,target,directed\nAda,Bo,%s\nBo,Cy,%s\nCy,Ada,%s\n' 1 1 1 >arrows.csv
sed 's/1$//' arrows.csv >lines.csv
draw arrows arrows.csv
draw lines lines.csv
differ arrows lines
draw shimmer lines.csv --theme shimmer
draw dark lines.csv --theme dark
differ shimmer dark
sed '1s/$/,mode/; 2,$s/$/,/' lines.csv >squares.csv
printf 'Ada,,,event\nBo,,,\nCy,,,\n' >>squares.csv
draw squares squares.csv
differ squares lines
kith intro -q -g lines.csv --from Ada --to Cy >route.csv
draw route route.csv
differ route lines
kith ties -q -g data/karate.csv >classes.csv
draw dashes classes.csv --ties class
draw whole data/karate.csv
differ dashes whole
# No pixel is no picture, nor are more than can be.
for size in '--size 1x1' '--size 40000x200' '--scale 0' '--scale -1' '--size 120x120 --scale 0.001' '--scale 1000'; do
	kith plot -q lines.csv $size -o none.png 2>&1 || echo "exit $?"
done
ls none.png 2>/dev/null || true
