# One disc and one name for every family, one path for every tie and every weight of the legend.
kith plot -q data/florentine.csv -o web.svg
sed -n 's/.*<title>\(.*\)<\/title><\/circle>.*/\1/p' web.svg | sort
sed -n 's/.*>\(Medici\|Pucci\)<\/text>.*/label \1/p' web.svg | sort
grep -c '<path d=\|<path stroke' web.svg
grep -c 'role="img"' web.svg
