# Directions that Gephi's Type gave are dropped for the next tool, too.
printf 'Source,Target,Type\nAda,Bo,Directed\nBo,Ada,Directed\nBo,Cy,Undirected\n' >gephi.csv
kith people -q -g gephi.csv
kith people -q -g --undirected gephi.csv | kith people -q >piped.csv
kith people -q --undirected gephi.csv | cmp - piped.csv
# A lens that leaves no tie with a direction leaves an undirected network, here and there.
kith people -q -g --where-tie 'directed!=1' gephi.csv | kith ties -q >piped.csv
kith ties -q --where-tie 'directed!=1' gephi.csv | cmp - piped.csv
