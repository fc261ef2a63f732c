# A pipe and a file in between give the same bytes.
kith intro -q -g data/florentine.csv --from Ridolfi --to Pazzi >first.csv
kith intro -q -g first.csv --from Ginori --to Pazzi 2>/dev/null >second.csv
kith intro -q -g data/florentine.csv --from Ridolfi --to Pazzi |
	kith intro -q -g --from Ginori --to Pazzi 2>/dev/null | cmp - second.csv && echo same
