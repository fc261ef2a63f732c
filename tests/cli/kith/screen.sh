# On a terminal nothing is wider than it, sentences are whole, and messages break between words.
script -qc true /dev/null >/dev/null 2>&1 || exit 77 # no pseudo-terminals here
export NO_COLOR=1
letter=$(printf '[\303-\364][\200-\277]*') # of more than one byte
for width in 80 120; do
	for tool in 'brokers' 'people' 'ties' 'check' 'give' 'communities' 'meet --me Amara\ Okafor' \
		'intro --me Amara\ Okafor --to Rhiannon\ Pryce'; do
		script -qc "stty cols $width rows 30; kith $tool data/community.csv" /dev/null \
			</dev/null | tr '\r' '\n' | LC_ALL=C sed "s/$letter/x/g" >screen
		awk -v width=$width -v tool="$tool" 'length($0) > width {
			print tool " is wider than " width ": " $0
		}' screen
	done
	tr '\n' ' ' <screen | tr -s ' ' |
		grep -q 'Rhiannon Pryce work together, in touch lately; you and Leila' || cat screen
done
