# A name like a route is not taken apart.
printf 'source,target\nAda,R > D\nR > D,Cleo\n' >odd.csv
kith intro -q odd.csv --me Ada --to Cleo | kith draft | head -n 9
