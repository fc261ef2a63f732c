# Ten people and more are told in whole numbers, however many; a bound is not told too low.
awk 'BEGIN { print "source,target"; for (h = 1; h <= 3; h++) { print "me,h" h; for (k = 1; k <= 25001; k++) print "h" h ",p" h "-" k } }' >hubs.csv
kith doors --me me -n 2 hubs.csv
