# Circles that kith communities has found are called by their names; where members disagree, or the
# groups are others, by the cell of the column.
kith communities -qg data/community.csv >found.csv
kith ego -q --me 'Amara Okafor' data/community.csv | grep circle
kith ego -q --me 'Amara Okafor' found.csv | grep circle
printf 'source,target,community,circle\nA,,1,web\nB,,1,maps\nC,,2,law\nA,B,,\nA,C,,\n' >torn.csv
kith ego -q --me A torn.csv | grep circle
kith ego -q --me A --group circle torn.csv | grep circle=
