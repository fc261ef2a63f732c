# Whoever is highlighted is lit, beside the contacts of who asks.
kith plot -q data/florentine.csv --me Pazzi --highlight Strozzi --format svg | awk '
	/^<g / { faded = /fill-opacity/ }
	/<\/title><\/circle>/ && !faded { gsub(/.*<title>|<\/title>.*/, ""); print }' | sort
