# -g puts places and circles on the people, beside a picture too.
kith plot -q -g data/florentine.csv -o web.svg | sed -n '1p;$p'
kith plot -q -g data/florentine.csv | grep -c '^[A-Z][a-z]*,,,[0-9]*,[0-9]*,[0-9.]*,[0-9.]*,[0-9]*$'
test -s web.svg
