# At the foot of a narrow page a section of few rows stays in one column: its numbers have one place across.
kith plot -q data/harbour.csv --format svg --size 1080x1920 |
	sed -n '/Ties each/,/Weight/s/<text x="\([0-9.]*\)" y="[0-9.]*">\([0-9]*\)<.*/\2 \1/p' >places
cut -d' ' -f1 places
cut -d' ' -f2 places | sort -u | wc -l
