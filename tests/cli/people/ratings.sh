# Ties that a lens leaves out need no weight; numbers below 0 are told of, and times are no weights.
cat >ratings.csv <<'END'
Source,Target,Rating,Time
Ada,Bo,4,1289241911.7
Bo,Cy,-10,1289241941.5
Cy,Ada,2,1289243140.4
Ada,Di,-1,1289245277.4
END
kith people ratings.csv 2>&1 >/dev/null
cut -d, -f1,2,4 ratings.csv | sed s/Time/Moment/ >times.csv
kith people times.csv >/dev/null
kith people -q --where-tie 'Rating>0' --weight-column Rating ratings.csv -g | cut -d, -f1-4
sed s/Rating/weight/ ratings.csv >weights.csv
kith people -q --where-tie 'weight>0' weights.csv | cut -d, -f1,5
kith people -q --where-tie 'Rating>-5' --weight-column Rating ratings.csv 2>&1 || echo "exit $?"
kith people -q --weight-column Rating ratings.csv 2>&1 || echo "exit $?"
kith import --where-tie 'Rating>0' --weight-column Rating ratings.csv | tail -n 2
kith import -q --merge --where-tie 'weight>0' weights.csv 2>&1 || echo "exit $?"
kith report -q --where-tie 'weight>0' weights.csv | grep -c '</html>'
