# --label none leaves no name in any file.
for end in svg png pdf; do
	kith plot -q data/florentine.csv --label none -o "web.$end"
	! grep -a -l Medici "web.$end"
done
kith plot -q data/florentine.csv --label none --format svg | grep -c 'Circle A'
