# -g marks people and ties on the routes printed; --answer saves the rows beside.
kith intro -q -g --answer rows.csv -n 1 data/florentine.csv --from Ridolfi --to Pazzi |
	grep -E '^source|,1,[0-9]$'
cat rows.csv
