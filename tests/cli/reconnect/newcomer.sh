# Somebody without ties is not praised for keeping in touch.
kith reconnect -q data/community.csv --me 'Ruth Oyelaran'
