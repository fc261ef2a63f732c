# The club has eleven local bridges, ten of span 3 and the pendant tie of member 12 (measured by hand).
kith ties -q data/karate.csv >ties.csv
grep -c 'local bridge$' ties.csv
grep -c ',0,0,3,.*local bridge$' ties.csv
tail -1 ties.csv | cut -d, -f1-6,12
grep '^1,2,' ties.csv | cut -d, -f4,5
grep '^1,3,' ties.csv | cut -d, -f9
