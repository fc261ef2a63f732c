# On the graph every row of a tie has its findings, and its own weight.
printf 'source,target,weight\na,b,1\nb,a,2\na,a,5\nb,c,4\n' | kith ties -q -g | cut -d, -f1-3,5,11-
