# -g is the graph of both times, what changed standing on people and ties, each tie once.
cat >old.csv <<'.'
source,target,weight,city
Ada,,,London
Ada,Ben,1,
Ben,Cy,1,
Cy,Ada,1,
Cy,Dee,2,
Dee,Eve,1,
Eve,Flo,1,
Flo,Dee,1,
Gus,,,
.
cat >new.csv <<'.'
source,target,weight,city
Ada,,,London
Ada,Ben,1,
Ben,Cy,3,
Cy,Ada,1,
Dee,Eve,1,
Eve,Flo,.5,
Flo,Dee,1,
Flo,Hal,1,
.
kith changes -qg old.csv new.csv
