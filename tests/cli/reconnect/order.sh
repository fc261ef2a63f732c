# Lost circles first, then what was close.
kith reconnect -q data/community.csv --me 'Tomasz Wójcik' --silent 1y
