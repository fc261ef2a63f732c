# Files become one network, and the map says who was taken for whom.
printf 'source,target,email,date\nAda Lovelace,,ada@x.org,\nAda Lovelace,Bo,,2024-01-02\n' >a.csv
printf 'source,target,email,date\nA. Lovelace,,ada@x.org,\nA. Lovelace,Bo,,2023-01-02\n' >b.csv
kith import a.csv b.csv --merge --merge-map map.csv
cat map.csv
kith import a.csv b.csv --merge-map /dev/stdout --where-tie kind=work >mapped 2>said || echo "exit $?, $(wc -c <mapped) bytes"
