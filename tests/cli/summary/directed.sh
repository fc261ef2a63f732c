# Distances follow the direction of ties, over the pairs of which the one reaches the other; that is said.
printf 'source,target,directed\nAda,Ben,1\nBen,Cy,1\nCy,Ada,1\nCy,Dee,1\nEve,Eve,1\n' >round.csv
kith summary round.csv | grep -E 'di(ameter|stance)'
kith summary --undirected round.csv | grep -E 'di(ameter|stance)'
