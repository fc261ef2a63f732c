# Towards everyone, one contact after another.
kith doors -q data/florentine.csv --me Ridolfi
