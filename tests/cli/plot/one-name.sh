# A circle has one name and one colour in every picture of the same data, and the name of the table.
kith communities -qg data/community.csv >circles.csv
kith plot -q data/community.csv --format svg >whole.svg
kith plot -q circles.csv --format svg | cmp - whole.svg
kith communities -q --list data/community.csv | sed 1d | sed 's/^[0-9]*,"\{0,1\}\([^,"]*\).*/\1/' | while read -r name; do
	grep -q ">$name[^<]*</text>" whole.svg || echo "$name is called otherwise"
done

# Prints the colour of everybody's disc.
colours() {
	awk '/<g fill=/ { split($0, part, "\""); fill = part[2] }
		/<\/title><\/circle>/ { gsub(/.*<title>|<\/title>.*/, ""); print $0, fill }' | sort
}
colours <whole.svg >whole
kith ego -qg circles.csv --me 'Mateo Fernández' | kith plot -q --layout ego --me 'Mateo Fernández' --format svg |
	colours >ego
kith intro -qg circles.csv --from 'Amara Okafor' --to 'Rhiannon Pryce' |
	kith plot -q --layout route --format svg | colours >route
kith intro -qg data/community.csv --from 'Amara Okafor' --to 'Rhiannon Pryce' |
	kith plot -q --layout route --format svg | colours >route2
for part in ego route route2; do
	[ -s $part ] || echo "nobody in $part"
	comm -13 whole $part
done
