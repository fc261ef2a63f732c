# Ties without direction go both ways; loops and repeats count for nothing; who has no tie counts too.
printf 'source,target,weight,directed\nAda,Bo,3,\nBo,Ada,1,\nBo,Cy,2,1\nCy,Cy,1,1\nDi,,,\n' >few.csv
kith triads -q few.csv
kith triads -q --undirected few.csv
kith triads -q --undirected=mutual --json few.csv
