# One's own words; what is not known is left out.
printf 'Subject: {target}?\n\nHi {to}, do you know {next}?\nOr {known}?\n{from}\n' >mine.txt
kith intro -q data/florentine.csv --from Ridolfi --to Pazzi | kith draft --template mine.txt --from Lorenzo
