# What a reviewer asks: from whom, between which groups, of how many ties; rows are those of the data.
kith ties -q -g --backbone 0.05 --sources 20 --methods text data/lesmis.csv >graph
kith ties -q --backbone 0.05 --exact --methods exact data/lesmis.csv >answer
tr -s '\n ' '  ' <text | grep -o '254 rows of ties\|20 people drawn by chance\|Groups are the [0-9]* communities\|254 ties, of which the 9 with.*below 0.05 were kept'
tr -s '\n ' '  ' <exact | grep -o 'Betweenness was computed from all people'
kith roles -q --group club --partial --methods roles data/karate.csv >answer
tr -s '\n ' '  ' <roles | grep -o 'Groups are the 2 values of the column club\|0 people without a group\|with --partial'
