# --rows picks rows of the answer, whose figures stay; --where cuts the graph before they are computed.
kith people -q data/florentine.csv --rows 'name~medici|strozzi' | cut -d, -f1,2
kith people -q data/florentine.csv --where 'name~medici|strozzi' | cut -d, -f1,2
kith people -q data/florentine.csv --rows 'degree>=4' --rows 'wealth>40' --by degree -n 2 | cut -d, -f1,2
kith ties -q data/florentine.csv --rows 'kinds=business|loan' --json | grep -c business
kith people -qg data/florentine.csv --rows 'degree>6' --answer rows.csv | wc -l
cut -d, -f1,2 rows.csv
kith people -q data/florentine.csv --rows 'degree>40' || echo $?
kith people -qg data/florentine.csv --rows 'degree>4' || echo $?
