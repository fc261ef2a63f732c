# A page is not written under the name of a picture.
kith report -q data/florentine.csv -o florence.PDF || echo "exit $?"
ls
