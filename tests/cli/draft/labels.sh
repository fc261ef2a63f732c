# People are called by their labels, in the answer of every tool.
printf 'source,target,label,field,date\n1,,Ada,go,\n2,,bo,,\n3,,Cy,go,\n1,2,,,2010\n2,3,,,2020\n' >labels.csv
kith intro -q labels.csv --me 1 --to 3 | kith draft | head -n 1
kith meet -q labels.csv --me 1 | kith draft --from Ada | sed -n 3p
kith give -q labels.csv --me 2 | kith draft | sed -n '3p;$p'
kith reconnect -q labels.csv --me 1 | kith draft --from Ada | sed -n 3p
kith intro -q labels.csv --me 1 --to 3
