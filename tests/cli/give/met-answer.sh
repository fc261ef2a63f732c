# The rounds of one evening are remembered at the next: six people have five rounds of pairs.
printf 'source,target\nAda,\nBo,\nCy,\nDi,\nEd,\nFi,\n' >six.csv
kith give six.csv --rounds 3 -o first.csv
kith give six.csv --rounds 2 --met first.csv -o second.csv
cut -d, -f3 first.csv second.csv | sort | uniq -c | sort -rn
