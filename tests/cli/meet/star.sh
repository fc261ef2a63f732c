# In somebody's address book there is nobody to be met: it says why, and what to add.
printf 'source,target,company\nBo,,Loom AG\n' >star.csv
for k in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'Me,Friend %s,\n' $k; done >>star.csv
kith meet star.csv --me Me || echo "exit $?"
kith people star.csv --where company=Loom || echo "exit $?"
