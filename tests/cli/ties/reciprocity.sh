# a, b and c all turn to one another; d is turned to by a and only turns to b.
printf 'source,target,directed\na,b,1\nb,a,1\nb,c,0\nc,a,1\na,c,1\na,d,1\nd,b,1\n' >arcs.csv
kith ties --reciprocity arcs.csv | cut -d, -f1,2,13-
kith ties --reciprocity --undirected arcs.csv | cut -d, -f1,2,4,13-
kith ties --reciprocity -g arcs.csv | cut -d, -f1-3,13-
