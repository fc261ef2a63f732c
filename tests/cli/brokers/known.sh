# Values others have found: karate (igraph, networkx), the paw with weights, arcs (networkx, checked against UCINET),
# and Krackhardt's kite (1990), where Heather lies between most: 14 of 36 pairs.
kith brokers -q --unweighted data/karate.csv | grep -E '^(1|34|9),' | cut -d, -f1,4-7
printf 'source,target,weight\na,b,5\nb,c,2\na,c,1\na,d,1\n' | kith brokers -q --by name | cut -d, -f1,4,5
printf 'source,target,directed\na,b,1\nb,a,1\na,c,1\nc,b,1\nd,a,1\n' | kith brokers -q --by name | cut -d, -f1,4,5
printf 'source,target\nAndre,Beverly\nAndre,Carol\nAndre,Diane\nAndre,Fernando\nBeverly,Diane\nBeverly,Ed\nBeverly,Garth\nCarol,Diane\nCarol,Fernando\nDiane,Ed\nDiane,Fernando\nDiane,Garth\nEd,Garth\nFernando,Garth\nFernando,Heather\nGarth,Heather\nHeather,Ike\nIke,Jane\n' | kith brokers -q -n 2 | cut -d, -f1-3,9,10
