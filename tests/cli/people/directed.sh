# What only a directed graph has: who points at whom, and what comes back.
printf 'source,target,weight,directed\na,b,2,1\nb,a,3,1\na,c,1,1\nc,d,1,1\nd,d,9,1\n' >arrows.csv
kith people -q arrows.csv | cut -d, -f1-6
kith people -q --undirected arrows.csv | cut -d, -f1-6
