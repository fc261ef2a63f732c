# One heavy tie beside many light ones stands out; with -g only its row remains, and everybody stays.
printf 'source,target,weight\na,b,40\na,c,1\na,d,1\na,e,1\nb,f,1\nb,g,1\nb,b,9\nb,a,2\n' >light.csv
kith ties --backbone 0.01 light.csv
kith ties -q --backbone 0.01 -g light.csv | cut -d, -f1-3,10
kith ties -q --backbone 0.000001 light.csv
# The answer is the same as all ties below the level, and measured in the whole network.
kith ties -q --backbone 0.05 data/lesmis.csv >kept
kith ties -q data/lesmis.csv | LC_ALL=C awk -F, 'NR == 1 || $10 < 0.05' | cmp - kept
wc -l <kept
kith ties --backbone 5 light.csv
