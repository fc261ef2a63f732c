# A list that leads nowhere has no answer; what cannot be meant is told.
cat >list.csv <<'END'
employer,url
Nowhere Ltd,https://nowhere.example
END
kith intro data/florentine.csv --me Ridolfi --to-file list.csv || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to-file list.csv --to-column kind || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to-file list.csv --to Medici || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to-file list.csv --disjoint || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to Pazzi --at-most 2 || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to Pazzi --to-column seats || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to-file - || echo "$?"
kith intro data/florentine.csv --me Ridolfi --to-file nothing.txt || echo "$?"
kith doors data/florentine.csv --me Ridolfi --to-file list.csv || echo "$?"
