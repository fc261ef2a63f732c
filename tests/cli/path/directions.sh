# Paths follow directions; where they do not, `against` says so.
printf 'source,target,directed,weight\nAda,Bo,1,2\nCy,Bo,1,4\nCy,Di,,1\n' >ties.csv
kith path -q ties.csv --from Ada --to Di --either-way
kith path -q ties.csv --from Ada --to Di --undirected
kith path ties.csv --from Ada --to Di
