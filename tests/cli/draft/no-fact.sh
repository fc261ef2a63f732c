# A template can only ask for what there is.
printf 'Dear {friend},\n' >mine.txt
kith intro -q data/florentine.csv --from Ridolfi --to Pazzi | kith draft --template mine.txt
