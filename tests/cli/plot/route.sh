# The way to an introduction is lit, and the rest faded.
kith intro -q -g data/florentine.csv --from Ridolfi --to Pazzi | kith plot -q -o web.svg
sed -n 's/.*>\([A-Z][a-z]*\)<\/text>.*/\1/p' web.svg | sort | tr '\n' ' '
kith intro -q -g data/florentine.csv --from Ridolfi --to Pazzi |
	kith plot -q --layout route --format svg | grep -c '</title></circle>'
